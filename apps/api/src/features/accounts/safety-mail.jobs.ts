import type pg from 'pg';
import { transaction } from '../../platform/db.ts';
import { forgetUnusedContacts } from '../contacts/contact.service.ts';
import { forgetDeliveriesAbout } from '../contacts/delivery.service.ts';
import { TAKE_OLD_MAILS } from './safety-mail.queries.ts';

const KEPT_DAYS = 7;

/** Forgets mails about the safety of accounts, and the address where nothing else needs it. One that waits stays. */
export async function forgetSafetyMails(pool: pg.Pool): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; contactId: string }>(TAKE_OLD_MAILS, [
      KEPT_DAYS,
    ]);
    if (rows.length === 0) return;
    await forgetDeliveriesAbout(
      client,
      rows.map(({ id, contactId }) => ({ contactId, subjectId: id })),
    );
    await forgetUnusedContacts(client, [...new Set(rows.map(({ contactId }) => contactId))]);
  });
}
