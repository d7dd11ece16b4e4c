import { parseSlug } from '@undersigned/shared/slug.ts';
import { In } from 'typeorm';
import { load } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import { type Tally, type TallyColumn, tallyFrom } from '../integrity/tally.service.ts';
import { PetitionEntity } from './petition.entity.ts';
import {
  CLOSE_PETITION,
  COUNTED_PETITIONS,
  CREATE_PETITION,
  LOCK_PETITION,
  PETITIONS_BY_ID,
  PETITIONS_BY_NUMBER,
  PETITIONS_BY_SLUG,
  REOPEN_PETITION,
  WERE_PEOPLE_FORGOTTEN,
} from './petition.queries.ts';

export async function findPetition(
  context: { db: Db },
  slug: string,
): Promise<PetitionEntity | null> {
  return parseSlug(slug).ok ? load(context, findPetitionsBySlug, slug) : null;
}

/** A petition that brings its counts along. */
export type CountedPetition = PetitionEntity & { tally: Tally };

/** Petition and counts by one statement: nothing else is asked for as often. */
export async function findCountedPetition(
  context: { db: Db },
  slug: string,
): Promise<CountedPetition | null> {
  return parseSlug(slug).ok ? load(context, findCountedPetitions, slug) : null;
}

/** All petitions, newest first. */
export function listPetitions(db: Db): Promise<PetitionEntity[]> {
  return db.find(PetitionEntity, { order: { createdAt: 'DESC', id: 'ASC' } });
}

export async function findPetitionsById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PetitionEntity>> {
  const petitions: PetitionEntity[] = await db.query(PETITIONS_BY_ID, [ids]);
  return new Map(petitions.map((petition) => [petition.id, petition]));
}

export function findPetitionByNumber(
  context: { db: Db },
  number: number,
): Promise<PetitionEntity | null> {
  return load(context, findPetitionsByNumber, String(number));
}

/** Petitions of campaigns, oldest first, those that can still be signed before the others. */
export async function findPetitionsOfCampaigns(
  db: Db,
  campaignIds: readonly string[],
): Promise<Map<string, PetitionEntity[]>> {
  const petitions = await db.find(PetitionEntity, {
    where: { campaignId: In([...campaignIds]) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const openFirst = petitions.toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed));
  return Map.groupBy(openFirst, (petition) => petition.campaignId);
}

export type NewPetition = Pick<
  PetitionEntity,
  'campaignId' | 'slug' | 'title' | 'demand' | 'addressedTo' | 'closesAt' | 'locale' | 'texts'
>;

/** False when there is a petition with this slug already; then nothing changes. */
export async function createPetition(db: Db, petition: NewPetition): Promise<boolean> {
  const { campaignId, slug, title, demand, addressedTo, closesAt, locale, texts } = petition;
  const values = [campaignId, slug, title, demand, addressedTo, closesAt, locale, texts];
  const rows: unknown[] = await db.query(CREATE_PETITION, values);
  return rows.length > 0;
}

/** From now on nobody can sign. False for an unknown slug. */
export async function closePetition(db: Db, slug: string): Promise<boolean> {
  const [rows] = await db.query(CLOSE_PETITION, [slug]);
  return rows.length > 0;
}

/**
 * Also lifts a closing date that has passed. Not once the people of the petition were forgotten:
 * whoever signs again would be counted twice.
 */
export function reopenPetition(
  db: Db,
  slug: string,
): Promise<'REOPENED' | 'UNKNOWN' | 'PEOPLE_FORGOTTEN'> {
  return db.transaction(async (tx) => {
    const [petition] = await tx.query(LOCK_PETITION, [slug]);
    if (!petition) return 'UNKNOWN';
    // A statement of its own: one that waited for the lock does not see what was noted meanwhile.
    const [{ wereForgotten }] = await tx.query(WERE_PEOPLE_FORGOTTEN, [petition.id]);
    if (wereForgotten) return 'PEOPLE_FORGOTTEN';
    await tx.query(REOPEN_PETITION, [slug]);
    return 'REOPENED';
  });
}

async function findPetitionsBySlug(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, PetitionEntity>> {
  const petitions: PetitionEntity[] = await db.query(PETITIONS_BY_SLUG, [slugs]);
  return new Map(petitions.map((petition) => [petition.slug, petition]));
}

async function findCountedPetitions(
  db: Db,
  slugs: readonly string[],
): Promise<Map<string, CountedPetition>> {
  const petitions: (PetitionEntity & { tally: TallyColumn })[] = await db.query(COUNTED_PETITIONS, [
    slugs,
  ]);
  return new Map(
    petitions.map((petition) => [petition.slug, { ...petition, tally: tallyFrom(petition.tally) }]),
  );
}

async function findPetitionsByNumber(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, PetitionEntity>> {
  const petitions: PetitionEntity[] = await db.query(PETITIONS_BY_NUMBER, [numbers]);
  return new Map(petitions.map((petition) => [String(petition.number), petition]));
}
