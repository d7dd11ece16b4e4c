import type { Db } from '../../platform/db.ts';
import { DRIFTING, LAST_COMPARISON, NOTE_CHECKS } from './count-check.queries.ts';

/** Notes of each petition that its counts were compared with its signatures, and how many differed. */
export async function noteChecks(
  db: Db,
  checkedAt: Date,
  differences: ReadonlyMap<string, number>,
): Promise<void> {
  await db.query(NOTE_CHECKS, [[...differences.keys()], [...differences.values()], checkedAt]);
}

/**
 * Whether the last comparisons found every count to be what the signatures come to, and when that was:
 * null before the first. What agreed long ago says nothing of now.
 */
export async function readComparison(
  db: Db,
): Promise<{ agrees: boolean; comparedAt: Date | null; now: Date }> {
  const [comparison] = await db.query(LAST_COMPARISON);
  return comparison;
}

/** Of which petitions the last comparison found counts that differ, and how many. */
export function listDrifting(
  db: Db,
): Promise<{ petitionId: string; checkedAt: Date; differences: number }[]> {
  return db.query(DRIFTING);
}
