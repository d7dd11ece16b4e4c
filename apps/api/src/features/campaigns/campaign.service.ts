import { parseSlug } from '@undersigned/shared/slug.ts';
import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import { CampaignEntity } from './campaign.entity.ts';

/** By slug; without one, the site's default campaign. */
export async function findCampaign(db: Db, slug?: string | null): Promise<CampaignEntity | null> {
  if (slug === null || slug === undefined) return db.findOneBy(CampaignEntity, { isDefault: true });
  return parseSlug(slug).ok ? db.findOneBy(CampaignEntity, { slug }) : null;
}

export async function findCampaignsById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, CampaignEntity>> {
  const campaigns = await db.findBy(CampaignEntity, { id: In([...ids]) });
  return new Map(campaigns.map((campaign) => [campaign.id, campaign]));
}

/** Returns its id. */
export async function addCampaign(
  db: Db,
  campaign: Omit<CampaignEntity, 'id' | 'locale'>,
): Promise<string> {
  const { identifiers } = await db.insert(CampaignEntity, campaign);
  return identifiers[0]!['id'];
}
