import type pg from 'pg';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import { mailFailure, type Mail, type Mailer } from '../../platform/mail.ts';
import { findMailAddress } from './contact.service.ts';
import {
  claimDue,
  drop,
  markSent,
  release,
  tryLater,
  wakeForNext,
  whileClaimed,
  type Delivery,
} from './delivery-claim.service.ts';
import { createPulse, type Pulse } from './delivery-pulse.service.ts';
import type { DeliveryKind } from './delivery.service.ts';

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
  /** Told of each mail once it is marked as taken. */
  onSent: (delivery: Delivery) => void;
  /** How many mails are under way at once, and so how many a crash may repeat. */
  connections: number;
};

type Sending = DeliveryOptions & { pulse: Pulse };

/** Sends whatever is due until nothing is, then asks to be woken when the next one is. */
export async function sendDeliveries(
  options: DeliveryOptions,
  isStopping: () => boolean,
): Promise<void> {
  const pulse = createPulse(options.pool);
  try {
    await sendAll({ ...options, pulse }, isStopping);
  } finally {
    await pulse.end();
  }
}

async function sendAll(options: Sending, isStopping: () => boolean): Promise<void> {
  const { pool, connections } = options;
  while (!isStopping()) {
    const claimed = await claimDue(pool, connections);
    if (claimed.length === 0) break;
    let isFailing = false;
    const lanes = Array.from({ length: connections }, async () => {
      while (claimed.length > 0 && !isFailing && !isStopping()) {
        await sendOne(options, claimed.shift()!).catch((error: unknown) => {
          isFailing = true;
          throw error;
        });
      }
    });
    // All of them have ended before any of them begins anew: never more mails are under way than connections.
    const ends = await Promise.allSettled(lanes);
    await release(pool, claimed);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }
  await wakeForNext(pool);
}

function sendOne(options: Sending, delivery: Delivery): Promise<void> {
  return whileClaimed(options.pool, delivery, async () => {
    if (!(await handOver(options, delivery))) return;
    await markSent(options.pool, delivery.id);
    options.onSent(delivery);
  });
}

/** True once the mail server has taken it. */
async function handOver(options: Sending, delivery: Delivery): Promise<boolean> {
  const { pool, logger, mailer, pulse } = options;
  const { id, kind, attempts } = delivery;
  try {
    const mail = await compose(options, delivery);
    if (typeof mail === 'string') {
      await drop(pool, id, mail);
      return false;
    }
    await mailer.send(mail);
    pulse.note({ sent: 1 });
    logger.debug({ delivery: id, kind }, 'mail sent');
    return true;
  } catch (error) {
    const { code, permanent, isOfThisMail } = mailFailure(error);
    pulse.note({ failed: attempts === 1 ? 1 : 0, shut: isOfThisMail ? 0 : 1 });
    logger.warn({ delivery: id, kind, code, attempts }, 'mail not taken');
    if (permanent) await drop(pool, id, 'refused');
    else await tryLater(pool, delivery);
    return false;
  }
}

/** The mail, or why there is none to send. */
async function compose(options: DeliveryOptions, delivery: Delivery): Promise<Mail | string> {
  const { isSuppressed, address: to } = await findMailAddress(options, delivery.contactId);
  if (isSuppressed) return 'suppressed';
  if (!to) return 'erased';
  const mail = await options.compose[delivery.kind](delivery, to);
  return mail ? { ...mail, to, messageId: `<${delivery.id}@${options.host}>` } : 'no longer owed';
}
