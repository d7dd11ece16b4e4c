import type { Db } from '../../platform/db.ts';
import { DO_ALL_AGREE, DRIFTING, NOTE_CHECKS } from './count-check.queries.ts';

/** Notes of each petition that its counts were compared with its signatures, and how many differed. */
export async function noteChecks(
  db: Db,
  checkedAt: Date,
  differences: ReadonlyMap<string, number>,
): Promise<void> {
  await db.query(NOTE_CHECKS, [[...differences.keys()], [...differences.values()], checkedAt]);
}

/** Whether the last comparisons found every count to be what the signatures come to. */
export async function doCountsAgree(db: Db): Promise<boolean> {
  const [{ agree }] = await db.query(DO_ALL_AGREE);
  return agree;
}

/** Of which petitions the last comparison found counts that differ, and how many. */
export function listDrifting(
  db: Db,
): Promise<{ petitionId: string; checkedAt: Date; differences: number }[]> {
  return db.query(DRIFTING);
}
