import type pg from 'pg';
import { clock } from '../../platform/clock.ts';
import { FORGET_VISITORS } from './donation-click.queries.ts';
import { dayOf } from './donation-click.rules.ts';

// A click of a day's last second may still be waiting to be written.
const LATE_MS = 5 * 60_000;

/** Deletes who was counted on days that are over: the tags have done their work. */
export async function forgetVisitors(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_VISITORS, [dayOf(new Date(clock.now().getTime() - LATE_MS))]);
}
