import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.ts';
import type { CampaignEntity } from './campaign.entity.ts';
import { findCampaign } from './campaign.service.ts';
import { Campaign } from './campaign.type.ts';

@Resolver()
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
}
