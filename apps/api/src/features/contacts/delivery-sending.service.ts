import {
  CONFIRMATION_MAIL_INTERVAL_MINUTES,
  MAIL_CAP_PER_ADDRESS,
  MAIL_CAP_WINDOW_HOURS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { ADD_JOB } from '../../platform/jobs.ts';
import type { Logger } from '../../platform/log.ts';
import { mailFailure, type Mail, type Mailer } from '../../platform/mail.ts';
import { findAddress } from './contact.service.ts';
import { CLAIM_DELIVERIES, NEXT_DUE } from './delivery.queries.ts';
import { SEND_DELIVERIES, type DeliveryKind } from './delivery.service.ts';

export type Delivery = {
  id: string;
  kind: DeliveryKind;
  contactId: string;
  subjectId: string;
  attempts: number;
};

/** Writes a mail from what is true now; null when it is no longer owed. */
export type Compose = (
  delivery: Delivery,
  address: string,
) => Promise<Omit<Mail, 'to' | 'messageId'> | null>;

export type DeliveryOptions = {
  pool: pg.Pool;
  db: Db;
  keyring: Keyring;
  mailer: Mailer;
  logger: Logger;
  compose: Record<DeliveryKind, Compose>;
  /** The host in Message-IDs. */
  host: string;
  /** How many mails are under way at once, and so how many a crash may repeat. */
  connections: number;
};

const CLAIM_SIZE = 50;
const CLAIM_SECONDS = 120;
const RETRY_MAX_SECONDS = 300;

/** Sends whatever is due until nothing is, then asks to be woken when the next one is. */
export async function sendDeliveries(
  options: DeliveryOptions,
  isStopping: () => boolean,
): Promise<void> {
  while (!isStopping()) {
    const claimed = await claim(options.pool);
    if (claimed.length === 0) break;
    const lanes = Array.from({ length: options.connections }, async () => {
      for (let next = claimed.shift(); next && !isStopping(); next = claimed.shift()) {
        await sendOne(options, next);
      }
    });
    await Promise.all(lanes);
    await release(options.pool, claimed);
  }
  await wakeForNext(options.pool);
}

async function claim(pool: pg.Pool): Promise<Delivery[]> {
  const { rows } = await pool.query<Delivery>(CLAIM_DELIVERIES, [
    CLAIM_SIZE,
    CLAIM_SECONDS,
    CONFIRMATION_MAIL_INTERVAL_MINUTES,
    MAIL_CAP_PER_ADDRESS,
    MAIL_CAP_WINDOW_HOURS,
  ]);
  return rows;
}

async function sendOne(options: DeliveryOptions, delivery: Delivery): Promise<void> {
  const { pool, logger, mailer } = options;
  try {
    const mail = await compose(options, delivery);
    if (typeof mail === 'string') return void (await drop(pool, delivery.id, mail));
    await mailer.send(mail);
    await pool.query(
      'update deliveries set sent_at = clock_timestamp(), claimed_until = null where id = $1',
      [delivery.id],
    );
    logger.debug({ delivery: delivery.id, kind: delivery.kind }, 'mail sent');
  } catch (error) {
    const { code, permanent } = mailFailure(error);
    logger.warn(
      { delivery: delivery.id, kind: delivery.kind, code, attempts: delivery.attempts },
      'mail not taken',
    );
    if (permanent) await drop(pool, delivery.id, 'refused');
    else await retryLater(pool, delivery);
  }
}

/** The mail, or why there is none to send. */
async function compose(
  { db, keyring, compose: composers, host }: DeliveryOptions,
  delivery: Delivery,
): Promise<Mail | string> {
  const suppressed = await db.query('select 1 from suppressions where contact_id = $1', [
    delivery.contactId,
  ]);
  if (suppressed.length > 0) return 'suppressed';
  const to = await findAddress(db, keyring, delivery.contactId);
  if (!to) return 'erased';
  const mail = await composers[delivery.kind](delivery, to);
  return mail ? { ...mail, to, messageId: `<${delivery.id}@${host}>` } : 'no longer owed';
}

async function drop(pool: pg.Pool, id: string, reason: string): Promise<void> {
  await pool.query(
    'update deliveries set dropped_at = clock_timestamp(), drop_reason = $2, claimed_until = null where id = $1',
    [id, reason],
  );
}

async function retryLater(pool: pg.Pool, { id, attempts }: Delivery): Promise<void> {
  const seconds = Math.min(2 ** Math.min(attempts, 10), RETRY_MAX_SECONDS);
  await pool.query(
    `update deliveries set due_at = clock_timestamp() + $2 * interval '1 second', claimed_until = null where id = $1`,
    [id, seconds],
  );
}

async function release(pool: pg.Pool, deliveries: Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await pool.query(
    'update deliveries set claimed_until = null, attempts = attempts - 1 where id = any($1::uuid[])',
    [deliveries.map((delivery) => delivery.id)],
  );
}

async function wakeForNext(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ at: Date | null }>(NEXT_DUE);
  const at = rows[0]?.at;
  if (at) await pool.query(ADD_JOB, [SEND_DELIVERIES, '{}', at, `${SEND_DELIVERIES}-next`]);
}
