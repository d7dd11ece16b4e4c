import { UNDO_MINUTES } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { BRING_BACK, FORGET_REMOVED, KEEP_REMOVED } from './staff-removed.queries.ts';

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
