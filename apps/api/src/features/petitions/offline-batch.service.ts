import type { AddOfflineSignatures } from '@undersigned/shared/staff/add-offline-signatures.schema.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import type { Cursor } from '../../platform/page.ts';
import { enterWithReason, type EntryWithReason } from '../integrity/ledger-reason.service.ts';
import { changeOffline } from '../integrity/tally.service.ts';
import { ENTER_BATCH, IS_SAME_BATCH, NEWEST_BATCHES } from './offline-batch.queries.ts';
import { findPetition } from './petition.service.ts';

/** What staff entered from paper in one go; negative where they took so many off again. */
export type OfflineBatch = {
  id: string;
  count: number;
  note: string;
  collectedOn: string;
  enteredAt: Date;
};

export type EnteredBy = { accountId: string; role: EntryWithReason['role'] };

/**
 * Adds signatures on paper to the count, or takes off what was entered by mistake: batch, ledger with
 * its reason, audit and tally at once. Sent again under the same key it is the same batch, counted once.
 * Closed petitions take them too: sheets come by mail.
 */
export async function addOfflineSignatures(
  db: Db,
  by: EnteredBy,
  { petition: slug, count, note, collectedOn, takeOff, idempotencyKey }: AddOfflineSignatures,
): Promise<void> {
  const petition = await findPetition({ db }, slug);
  if (!petition) throw new UserError('NOT_FOUND');
  const change = takeOff ? -count : count;
  const batch = [idempotencyKey, petition.id, change, note, collectedOn];
  await db.transaction(async (tx) => {
    const [entered]: { id: string }[] = await tx.query(ENTER_BATCH, batch);
    if (!entered) return requireSame(tx, batch);
    await enterWithReason(tx, {
      ...{ petitionId: petition.id, kind: 'offline', entries: change, batchId: entered.id },
      ...{ reason: note, role: by.role },
    });
    await noteInAudit(tx, {
      ...{
        actor: accountInAudit(by.accountId),
        action: 'add-offline-signatures',
        subject: `petition ${slug}`,
      },
      detail: `${change}, collected on ${collectedOn}, batch ${entered.id}`,
    });
    if (!(await changeOffline(tx, petition.id, change)))
      throw new InputError([{ path: ['input', 'count'], code: 'OUT_OF_RANGE' }]);
  });
}

/** Newest first, one more than asked for when there are more. */
export async function findOfflineBatches(
  db: Db,
  slug: string,
  first: number,
  after: Cursor | null,
): Promise<OfflineBatch[]> {
  const petition = await findPetition({ db }, slug);
  if (!petition) throw new UserError('NOT_FOUND');
  const place = [after?.at ?? null, after?.id ?? null];
  return db.query(NEWEST_BATCHES, [petition.id, first + 1, ...place]);
}

async function requireSame(tx: Db, batch: unknown[]): Promise<void> {
  const [{ isSame }] = await tx.query(IS_SAME_BATCH, batch);
  if (!isSame) throw new UserError('IDEMPOTENCY_MISMATCH');
}
