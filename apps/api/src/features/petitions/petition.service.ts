import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import { PetitionEntity } from './petition.entity.ts';

export function findPetition(db: Db, slug: string): Promise<PetitionEntity | null> {
  return db.findOneBy(PetitionEntity, { slug });
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
