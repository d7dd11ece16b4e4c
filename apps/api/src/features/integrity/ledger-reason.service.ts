import type { Queryable } from '../../platform/db.ts';
import { ENTER_WITH_REASON } from './ledger-reason.queries.ts';

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
  /** What is entered under one batch on one day becomes one entry, with the first one's reason. */
  batchId?: string | null;
};

/**
 * Adds to the ledger's line of today and says why, in the caller's transaction, which is the one that
 * changes the counts. Nothing else need be entered in the ledger for it.
 */
export async function enterWithReason(client: Queryable, entry: EntryWithReason): Promise<void> {
  const { petitionId, kind, entries, reason, role, batchId = null } = entry;
  await client.query(ENTER_WITH_REASON, [petitionId, kind, entries, reason, role, batchId]);
}
