import type { Db } from '../../platform/db.ts';
import { OFFLINE_MAX_SIGNATURES } from '@undersigned/shared/limits.ts';
import {
  BEGIN_TALLY,
  CHANGE_OFFLINE,
  CHANGE_OFFLINE_MINUTE,
  READ_TALLIES,
  READ_TOTALS,
} from './tally.queries.ts';

export { tallyOf } from './tally.queries.ts';
export { mergeSmallCountries } from './tally.rules.ts';

export type StateCounts = {
  pending: number;
  held: number;
  confirmed: number;
  withdrawn: number;
  invalidated: number;
  offline: number;
};

export type Tally = StateCounts & {
  asOf: Date;
  countries: { country: string; count: number }[];
};

/** As the database tells it. */
export type TallyColumn = Omit<Tally, 'asOf'> & { asOf: string };

export function tallyFrom(column: TallyColumn): Tally {
  return { ...column, asOf: new Date(column.asOf) };
}

/**
 * The counts of petitions, each with its countries. One statement reads all of it, so that the
 * countries add up to `confirmed` at whatever moment it falls.
 */
export async function findTallies(
  db: Db,
  petitionIds: readonly string[],
): Promise<Map<string, Tally>> {
  const rows: { petitionId: string; tally: TallyColumn }[] = await db.query(READ_TALLIES, [
    petitionIds,
  ]);
  return new Map(rows.map(({ petitionId, tally }) => [petitionId, tallyFrom(tally)]));
}

/** How many have signed each petition, those on paper included. */
export function listTotals(db: Db): Promise<{ petitionId: string; total: number }[]> {
  return db.query(READ_TOTALS);
}

/**
 * Changes how many signed on paper, last of all in the caller's transaction: here all confirmations
 * meet. False when there would be fewer than none, or more than can be told.
 */
export async function changeOffline(db: Db, petitionId: string, change: number): Promise<boolean> {
  await db.query(BEGIN_TALLY, [petitionId]);
  // In the order in which signing locks them.
  await db.query(CHANGE_OFFLINE_MINUTE, [petitionId, change]);
  const [rows] = await db.query(CHANGE_OFFLINE, [petitionId, change, OFFLINE_MAX_SIGNATURES]);
  return rows.length > 0;
}
