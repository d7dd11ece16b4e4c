import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.ts';
import { textOf } from '../../platform/locale.ts';
import type { CampaignEntity } from './campaign.entity.ts';
import { findCampaign } from './campaign.service.ts';
import { Campaign } from './campaign.type.ts';

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => Campaign, {
    nullable: true,
    description:
      "The campaign; without a slug, the site's default campaign. Null for an unknown slug.",
  })
  campaign(
    @Ctx() { db }: RequestContext,
    @Arg('slug', () => String, { nullable: true }) slug: string | null,
  ): Promise<CampaignEntity | null> {
    return findCampaign(db, slug);
  }

  @FieldResolver(() => String)
  name(@Root() campaign: CampaignEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(campaign, locale).name;
  }

  @FieldResolver(() => String, {
    description: 'What the campaign is about, in a few plain sentences.',
  })
  summary(@Root() campaign: CampaignEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(campaign, locale).summary;
  }

  @FieldResolver(() => String, {
    description:
      'The language of the texts: the one that Accept-Language asks for, or that they were written in.',
  })
  locale(@Root() campaign: CampaignEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(campaign, locale).locale;
  }
}
