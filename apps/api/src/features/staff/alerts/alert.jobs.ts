import type pg from 'pg';
import type { Keyring } from '../../../platform/crypto.ts';
import { transaction, type Db } from '../../../platform/db.ts';
import type { Logger } from '../../../platform/log.ts';
import { forgetUnusedContacts } from '../../contacts/contact.service.ts';
import { forgetDeliveriesAbout, wakeSending } from '../../contacts/delivery.service.ts';
import {
  FORGET_NOTICES,
  NOTICE_ALERTS,
  READERS_TO_MAIL,
  TAKE_CONTACTS,
  TAKE_NOTICES,
} from './alert-reader.queries.ts';
import { oweToReaders, type Reader } from './reader-mail.service.ts';

type Options = { db: Db; keyring: Keyring; logger: Pick<Logger, 'error'> };

const CONTACT_KEPT_DAYS = 7;
const NOTICES_KEPT_DAYS = 30;

/**
 * Owes a mail to everybody who asked for what is new. At most one in ten minutes to each: it is written
 * when it goes out, and tells whatever has come by then.
 */
export async function mailAlerts({ db, keyring, logger }: Options): Promise<void> {
  await db.query(NOTICE_ALERTS);
  const readers: Reader[] = await db.query(READERS_TO_MAIL);
  // One by one: two transactions that hold several contacts each could wait for each other.
  for (const reader of readers) {
    // One that fails has its turn again in a minute, and keeps nobody else from theirs.
    await db
      .transaction((tx) => oweMail(tx, keyring, reader))
      .catch((error: unknown) => logger.error({ err: error, reader: reader.id }, 'alert not owed'));
  }
  if (readers.length > 0) await wakeSending(db);
}

/** Addresses that no signature needs, a week after the last mail about alerts, and what was mailed to whom. */
export async function forgetAlertMails(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_NOTICES, [NOTICES_KEPT_DAYS]);
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ contactId: string; subjectId: string }>(TAKE_CONTACTS, [
      CONTACT_KEPT_DAYS,
    ]);
    if (rows.length === 0) return;
    await forgetDeliveriesAbout(client, rows);
    await forgetUnusedContacts(client, [...new Set(rows.map(({ contactId }) => contactId))]);
  });
}

async function oweMail(tx: Db, keyring: Keyring, reader: Reader): Promise<void> {
  for (const { accountId, deliveryId } of await oweToReaders(tx, keyring, [reader], 'alert'))
    await tx.query(TAKE_NOTICES, [deliveryId, accountId]);
}
