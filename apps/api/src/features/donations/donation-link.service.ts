import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import { DonationLinkEntity } from './donation-link.entity.ts';

/** Donation links of campaigns, oldest first. */
export async function findDonationLinksOfCampaigns(
  db: Db,
  campaignIds: readonly string[],
): Promise<Map<string, DonationLinkEntity[]>> {
  const links = await db.find(DonationLinkEntity, {
    where: { campaignId: In([...campaignIds]) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  return Map.groupBy(links, (link) => link.campaignId);
}
