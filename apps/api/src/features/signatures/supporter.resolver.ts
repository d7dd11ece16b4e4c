import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.ts';
import { requireFirst } from '../../platform/page.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { Petition } from '../petitions/petition.type.ts';
import { findRecentSupporters } from './supporter.service.ts';
import { Supporter } from './supporter.type.ts';

@Resolver(() => Petition)
export class PetitionSupportersResolver {
  @FieldResolver(() => [Supporter], {
    description:
      'Only people who chose to be named, newest first. first: 1 to 100. Errors: BAD_USER_INPUT.',
    complexity: ({ args, childComplexity }) => 1 + Number(args['first']) * childComplexity,
  })
  recentSupporters(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): Promise<Supporter[]> {
    return findRecentSupporters(context, petition, requireFirst(first));
  }
}
