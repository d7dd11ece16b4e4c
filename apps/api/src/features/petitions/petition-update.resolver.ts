import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.ts';
import { textOf } from '../../platform/locale.ts';
import type { PetitionEntity } from './petition.entity.ts';
import { Petition } from './petition.type.ts';
import { findUpdates, type PetitionUpdateRow } from './petition-update.service.ts';
import { PetitionUpdate } from './petition-update.type.ts';

@Resolver(() => PetitionUpdate)
export class PetitionUpdateResolver {
  @FieldResolver(() => String)
  title(@Root() update: PetitionUpdateRow, @Ctx() { locale }: RequestContext): string {
    return textOf(update, locale).title;
  }

  @FieldResolver(() => String, { description: 'Plain text; an empty line parts paragraphs.' })
  body(@Root() update: PetitionUpdateRow, @Ctx() { locale }: RequestContext): string {
    return textOf(update, locale).body;
  }

  @FieldResolver(() => String, { description: 'The language of the texts, as of a petition.' })
  locale(@Root() update: PetitionUpdateRow, @Ctx() { locale }: RequestContext): string {
    return textOf(update, locale).locale;
  }
}

@Resolver(() => Petition)
export class PetitionUpdatesResolver {
  @FieldResolver(() => [PetitionUpdate], {
    description: 'The newest 20, newest first.',
    complexity: ({ childComplexity }) => 1 + 20 * childComplexity,
  })
  updates(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
  ): Promise<PetitionUpdateRow[]> {
    return findUpdates(context, petition.id);
  }
}
