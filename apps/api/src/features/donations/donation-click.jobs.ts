import type pg from 'pg';
import { clock } from '../../platform/clock.ts';
import { FORGET_VISITORS } from './donation-click.queries.ts';
import { dayOf } from './donation-click.rules.ts';

/** Deletes who was counted on days that are over: the tags have done their work. */
export async function forgetVisitors(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_VISITORS, [dayOf(clock.now())]);
}
