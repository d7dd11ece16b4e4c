import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import { InputError } from '../../platform/errors.ts';
import { DonationLinkEntity } from './donation-link.entity.ts';
import { allowedDonationUrl } from './donation-link.rules.ts';

export type NewDonationLink = Pick<
  DonationLinkEntity,
  'campaignId' | 'slug' | 'label' | 'provider' | 'beneficiary' | 'url'
>;

export async function addDonationLink(db: Db, link: NewDonationLink): Promise<void> {
  const url = allowedDonationUrl(link.url);
  if (!url) throw new InputError([{ path: ['input', 'url'], code: 'OUT_OF_RANGE' }]);
  await db.insert(DonationLinkEntity, { ...link, url });
}

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
