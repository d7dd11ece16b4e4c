import type { Db } from '../../platform/db.ts';
import { createKnown, type Known } from '../../platform/known.ts';
import type { Logger } from '../../platform/log.ts';
import { PetitionEntity } from '../petitions/petition.entity.ts';

/** What a step or a share has to know of a petition. */
export type NamedPetition = Pick<PetitionEntity, 'id' | 'slug' | 'title' | 'locale' | 'texts'>;

const MAX_PETITIONS = 10_000;

/** Every petition by its slug: a page must not wait for the database to be counted. */
export function createPetitionNames(db: Db, logger: Logger): Known<NamedPetition> {
  return createKnown(
    () => readPetitions(db),
    (error) => logger.warn({ err: error }, 'names of petitions not refreshed'),
  );
}

async function readPetitions(db: Db): Promise<Map<string, NamedPetition>> {
  const petitions = await db.find(PetitionEntity, {
    select: { id: true, slug: true, title: true, locale: true, texts: true },
    order: { createdAt: 'DESC' },
    take: MAX_PETITIONS,
  });
  return new Map(petitions.map((petition) => [petition.slug, petition]));
}
