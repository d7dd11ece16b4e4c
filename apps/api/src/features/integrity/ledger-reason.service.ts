import { load } from '../../platform/context.ts';
import type { Db, Queryable } from '../../platform/db.ts';
import { ENTER_WITH_REASON, ENTRIES_OF_BATCHES } from './ledger-reason.queries.ts';

/** What staff do to a count, and never without saying why. Signatures are held by machines' presses, too. */
type ReasonedKind = 'invalidated' | 'reinstated' | 'released' | 'offline' | 'held';

export type EntryWithReason = {
  petitionId: string;
  kind: ReasonedKind;
  /** How many; of `offline` it may be negative, which takes so many off again. */
  entries: number;
  /** Published word for word: at most 500 characters, checked by `parseReason` where it came in. */
  reason: string;
  /** Of who did it. Their name is told to the audit log only. */
  role: 'CAMPAIGNER' | 'ADMIN';
  /** Of the second person who agreed to it; null where there was none. */
  approverRole?: 'CAMPAIGNER' | 'ADMIN' | null;
  /** What is entered under one batch on one day becomes one entry, with the first one's reason. */
  batchId?: string | null;
};

/**
 * Adds to the ledger's line of today and says why, in the caller's transaction, which is the one that
 * changes the counts. Nothing else need be entered in the ledger for it.
 */
export async function enterWithReason(client: Queryable, entry: EntryWithReason): Promise<void> {
  const { petitionId, kind, entries, reason, role, approverRole = null, batchId = null } = entry;
  await client.query(ENTER_WITH_REASON, [
    ...[petitionId, kind, entries, reason, role, batchId],
    approverRole,
  ]);
}

type Entries = Partial<Record<ReasonedKind, number>>;

/** How many entries stand under a batch, by their kind: of acts that moved no count, none. */
export async function findEntriesOfBatch(
  context: { db: Db },
  { petitionId, batchId }: { petitionId: string; batchId: string },
): Promise<Entries> {
  return (await load(context, findEntries, `${petitionId} ${batchId}`)) ?? {};
}

async function findEntries(db: Db, keys: readonly string[]): Promise<Map<string, Entries>> {
  const asked = keys.map((key) => key.split(' '));
  const rows: { key: string; entries: Entries }[] = await db.query(ENTRIES_OF_BATCHES, [
    asked.map(([petitionId]) => petitionId),
    asked.map(([, batchId]) => batchId),
  ]);
  return new Map(rows.map(({ key, entries }) => [key, entries]));
}
