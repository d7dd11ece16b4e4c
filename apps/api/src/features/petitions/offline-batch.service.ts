import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';
import type { AddOfflineSignatures } from '@undersigned/shared/staff/add-offline-signatures.schema.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import type { Cursor } from '../../platform/page.ts';
import { enterWithReason, type EntryWithReason } from '../integrity/ledger-reason.service.ts';
import { changeOffline } from '../integrity/tally.service.ts';
import {
  ENTER_BATCH,
  FIND_BATCH,
  IS_SAME_BATCH,
  IS_UNDONE,
  NEWEST_BATCHES,
  undoKeyOf,
} from './offline-batch.queries.ts';
import { findPetition } from './petition.service.ts';

/** What staff entered from paper in one go; negative where they took so many off again. */
export type OfflineBatch = {
  id: string;
  count: number;
  note: string;
  collectedOn: string;
  enteredAt: Date;
  idempotencyKey: string;
  isUndone: boolean;
  /** Nothing has taken it back yet: it is taken back once. */
  canBeUndone: boolean;
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
  const entry = { petitionId: petition.id, slug, change, note, collectedOn };
  const isRoom = await enter(db, by, { ...entry, idempotencyKey }, 'add-offline-signatures');
  if (!isRoom) throw new InputError([{ path: ['input', 'count'], code: 'OUT_OF_RANGE' }]);
}

/**
 * Takes an entry back by one of its own: as many off as were added, or the other way round, with the same
 * note. Once, however often it is asked for; where that was taken back in turn, CONFLICT: the newest entry of
 * the chain is the one to undo. Returns the petition's slug.
 */
export async function undoOfflineBatch(db: Db, by: EnteredBy, id: string): Promise<string> {
  type Found = Pick<OfflineBatch, 'count' | 'note' | 'collectedOn'> & {
    petitionId: string;
    slug: string;
  };
  const [found]: Found[] = await db.query(FIND_BATCH, [id]);
  if (!found) throw new UserError('NOT_FOUND');
  const entry = { ...found, change: -found.count, idempotencyKey: undoKeyOf(id) };
  const isRoom = await enter(db, by, entry, 'undo-offline-signatures', (tx) =>
    requireUndone(tx, id),
  );
  if (!isRoom) throw new UserError('CONFLICT');
  return found.slug;
}

type Entry = Pick<OfflineBatch, 'note' | 'collectedOn' | 'idempotencyKey'> & {
  petitionId: string;
  slug: string;
  change: number;
};

/**
 * False, and nothing is entered, when there would be fewer than none or more than can be told. `known` looks
 * at what came under this key before.
 */
async function enter(
  db: Db,
  by: EnteredBy,
  entry: Entry,
  action: AuditAction,
  known: (tx: Db) => Promise<void> = async () => {},
): Promise<boolean> {
  const { petitionId, slug, change, note, collectedOn, idempotencyKey } = entry;
  const batch = [idempotencyKey, petitionId, change, note, collectedOn];
  const work = db.transaction(async (tx) => {
    const [entered]: { id: string }[] = await tx.query(ENTER_BATCH, batch);
    if (!entered) {
      await requireSame(tx, batch);
      return known(tx);
    }
    await enterWithReason(tx, {
      ...{ petitionId, kind: 'offline', entries: change, batchId: entered.id },
      ...{ reason: note, role: by.role },
    });
    await noteInAudit(tx, {
      ...{ actor: accountInAudit(by.accountId), action, subject: `petition ${slug}` },
      detail: `${change}, collected on ${collectedOn}, batch ${entered.id}`,
    });
    if (!(await changeOffline(tx, petitionId, change))) throw new NoRoom();
  });
  return work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof NoRoom) return false;
      throw error;
    },
  );
}

class NoRoom extends Error {}

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

async function requireUndone(tx: Db, id: string): Promise<void> {
  const [{ isUndone }] = await tx.query(IS_UNDONE, [id]);
  if (!isUndone) throw new UserError('CONFLICT');
}
