import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { load, type RequestContext } from '../../platform/context.ts';
import type { CampaignEntity } from '../campaigns/campaign.entity.ts';
import { Campaign } from '../campaigns/campaign.type.ts';
import type { DonationLinkEntity } from './donation-link.entity.ts';
import { findDonationLinksOfCampaigns } from './donation-link.service.ts';
import { DonationLink } from './donation-link.type.ts';

@Resolver(() => DonationLink)
export class DonationLinkResolver {
  @FieldResolver(() => String, {
    description: 'A path on this site that counts the click and redirects.',
  })
  path(@Root() link: DonationLinkEntity): string {
    return `/go/${link.slug}`;
  }
}

@Resolver(() => Campaign)
export class CampaignDonationLinksResolver {
  @FieldResolver(() => [DonationLink], { description: 'Oldest first.' })
  async donationLinks(
    @Root() campaign: CampaignEntity,
    @Ctx() context: RequestContext,
  ): Promise<DonationLinkEntity[]> {
    return (await load(context, findDonationLinksOfCampaigns, campaign.id)) ?? [];
  }
}
