import { MAIL_CAP_WINDOW_HOURS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { transaction } from '../../platform/db.ts';
import { DELETE_DELIVERIES_TO, TAKE_FORGOTTEN } from './delivery.queries.ts';
import { FORGET_MAIL_MINUTES } from './delivery-queue.queries.ts';

/** Forgets which mails went to an address that is no longer kept, once no cap goes by them; and figures of before. */
export async function forgetDeliveries(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_MAIL_MINUTES);
  for (;;) {
    const forgotten = await transaction(pool, async (client) => {
      const { rows } = await client.query<{ contactId: string }>(TAKE_FORGOTTEN, [
        MAIL_CAP_WINDOW_HOURS,
      ]);
      const ids = rows.map((row) => row.contactId);
      if (ids.length > 0) await client.query(DELETE_DELIVERIES_TO, [ids]);
      return ids.length;
    });
    if (forgotten === 0) return;
  }
}
