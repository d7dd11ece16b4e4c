import { parseArgs } from 'node:util';
import type { PetitionEntity } from '../features/petitions/petition.entity.ts';
import { findPetition, listPetitions } from '../features/petitions/petition.service.ts';
import { findCountDrift, type Drift } from '../features/signatures/count-drift.reader.ts';
import type { Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';
import { OpsError, UsageError } from './ops-error.ts';

/** recount [--petition P]: whether the counts are what the signatures come to. Changes nothing. */
export async function recountCommand(args: string[]): Promise<void> {
  const slug = readSlug(args);
  const drifts = await withDatabase(async ({ manager: db }) => {
    const petitions = await petitionsToCount(db, slug);
    const found = await findCountDrift(db, slug === undefined ? null : petitions[0]!.id);
    for (const line of linesOf(petitions, found)) process.stdout.write(`${line}\n`);
    return found;
  });
  if (drifts.length > 0) {
    throw new OpsError('The counts drift from the signatures. Nothing was changed.');
  }
}

function readSlug(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { petition: { type: 'string' } } }).values.petition;
  } catch {
    throw new UsageError();
  }
}

async function petitionsToCount(db: Db, slug: string | undefined): Promise<PetitionEntity[]> {
  if (slug === undefined) return listPetitions(db);
  const petition = await findPetition({ db }, slug);
  if (!petition) throw new OpsError(`There is no petition ${slug}.`);
  return [petition];
}

function linesOf(petitions: PetitionEntity[], drifts: Drift[]): string[] {
  const found = Map.groupBy(drifts, (drift) => drift.petitionId);
  const slugs = new Map(petitions.map((petition) => [petition.id, petition.slug]));
  // Counts may also be kept of a petition that is none.
  const ids = new Set([...slugs.keys(), ...found.keys()]);
  return [...ids].map((id) => {
    const off = found.get(id) ?? [];
    const differences = off.map(
      ({ what, kept, counted }) => `${what} ${kept}, should be ${counted}`,
    );
    return `${slugs.get(id) ?? id}: ${differences.join('; ') || 'agrees'}`;
  });
}
