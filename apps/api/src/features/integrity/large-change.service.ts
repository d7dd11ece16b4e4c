import type { Db } from '../../platform/db.ts';
import { ENTRIES_WITH_REASON, LARGE_CHANGES } from './large-change.queries.ts';
import type { EntryWithReason } from './ledger-reason.service.ts';

/** An entry with a reason, as one of those that together are a large change of a count. */
export type LargeChangeEntry = {
  id: string;
  petitionId: string;
  day: string;
  kind: EntryWithReason['kind'];
  /** What it added to the total, or took from it. */
  change: number;
  at: Date;
  grownAt: Date;
};

export type ReadEntry = Pick<EntryWithReason, 'kind' | 'reason' | 'role'> & {
  id: string;
  change: number;
  approverRole: 'CAMPAIGNER' | 'ADMIN' | null;
  batchId: string | null;
};

/** Who looks after a longer break than this has missed what came before. */
const LOOKED_BACK_DAYS = 30;
/** A decision has ended, or stands still. */
const STANDS_STILL_SECONDS = 60;

/**
 * Entries which, with those of their day and kind, come to more than this in a petition, added and taken
 * off alike.
 */
export function listLargeChanges(db: Db, above: number): Promise<LargeChangeEntry[]> {
  return db.query(LARGE_CHANGES, [above, LOOKED_BACK_DAYS, STANDS_STILL_SECONDS]);
}

export async function findEntriesWithReason(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, ReadEntry>> {
  const rows: ReadEntry[] = await db.query(ENTRIES_WITH_REASON, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
