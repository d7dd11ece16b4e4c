import { parseSlug } from '@undersigned/shared/slug.ts';
import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import { PetitionEntity } from './petition.entity.ts';

export { isClosed } from './petition.rules.ts';

export async function findPetition(db: Db, slug: string): Promise<PetitionEntity | null> {
  return parseSlug(slug).ok ? db.findOneBy(PetitionEntity, { slug }) : null;
}

/** All petitions, newest first. */
export function listPetitions(db: Db): Promise<PetitionEntity[]> {
  return db.find(PetitionEntity, { order: { createdAt: 'DESC', id: 'ASC' } });
}

export async function findPetitionsById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PetitionEntity>> {
  const petitions = await db.findBy(PetitionEntity, { id: In([...ids]) });
  return new Map(petitions.map((petition) => [petition.id, petition]));
}

export function findPetitionByNumber(db: Db, number: number): Promise<PetitionEntity | null> {
  return db.findOneBy(PetitionEntity, { number });
}

/** Petitions of campaigns, oldest first. */
export async function findPetitionsOfCampaigns(
  db: Db,
  campaignIds: readonly string[],
): Promise<Map<string, PetitionEntity[]>> {
  const petitions = await db.find(PetitionEntity, {
    where: { campaignId: In([...campaignIds]) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  return Map.groupBy(petitions, (petition) => petition.campaignId);
}
