import { UNDO_MINUTES } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { accountInAudit, accountOfAudit } from '../../../platform/audit.ts';
import { clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { StaffRole } from '../staff-role.ts';
import {
  BRING_BACK,
  FORGET_REMOVED,
  KEEP_REMOVED,
  LAST_CHANGES,
  REMOVED_SINCE,
} from './staff-removed.queries.ts';

/** A role that was taken away so short a time ago that it can be given back. */
export type Removal = {
  /** Whose, and by whose hand. */
  id: string;
  by: string | null;
  role: StaffRole;
  removedAt: Date;
  restorableUntil: Date;
};

/** What was done before is not undone any more. */
const sinceWhen = () => new Date(clock.now().getTime() - UNDO_MINUTES * 60_000);

type Change = { subject: string; actor: string; action: string; detail: string; at: Date };

/** Of these accounts those that lost their role last of all, and within the minutes of undoing. */
export async function findRemovals(db: Db, ids: readonly string[]): Promise<Removal[]> {
  if (ids.length === 0) return [];
  const values = [ids.map(accountInAudit), sinceWhen()];
  const changes: Change[] = await db.query(LAST_CHANGES, values);
  return changes.flatMap(({ subject, actor, action, detail, at }) => {
    const restorableUntil = new Date(at.getTime() + UNDO_MINUTES * 60_000);
    const id = accountOfAudit(subject);
    if (!id || action !== 'remove-staff' || restorableUntil <= clock.now()) return [];
    const role = StaffRole[detail as keyof typeof StaffRole];
    return [{ id, by: accountOfAudit(actor), role, removedAt: at, restorableUntil }];
  });
}

/** Who lost a role within the minutes of undoing and has none now. */
export async function listRemoved(db: Db): Promise<Removal[]> {
  const rows: { id: string }[] = await db.query(REMOVED_SINCE, [sinceWhen()]);
  const ids = rows.map(({ id }) => id);
  const removals = await findRemovals(db, ids);
  return removals.toSorted((one, other) => other.removedAt.getTime() - one.removedAt.getTime());
}

/**
 * Keeps, for as long as a removal can be undone, what goes with the role: the time zone, which alerts
 * they are mailed about, and up to where they have read. Before the role is taken away.
 */
export async function keepForUndo(tx: Db, accountId: string): Promise<void> {
  await tx.query(KEEP_REMOVED, [accountId, clock.now()]);
}

/** After the role was given back. From when they may approve is as of anybody who was just given one. */
export async function bringBack(tx: Db, accountId: string): Promise<void> {
  await tx.query(BRING_BACK, [accountId]);
}

export async function forgetRemoved(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_REMOVED, [clock.now(), UNDO_MINUTES]);
}
