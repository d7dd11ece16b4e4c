import { MAIL_CAP_WINDOW_HOURS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { FORGET_DELIVERIES } from './delivery.queries.ts';

/** Forgets which mails went to an address that is no longer kept, once no cap goes by them. */
export async function forgetDeliveries(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_DELIVERIES, [MAIL_CAP_WINDOW_HOURS]);
}
