import { MAILS_COUNTED_MAX } from '@undersigned/shared/limits.ts';
import type { Db } from '../../platform/db.ts';
import { MAIL_MINUTES, MAIL_QUEUE, MAIL_QUEUE_AGE } from './delivery-queue.queries.ts';
import {
  findMailTrouble as troubleOf,
  type MailQueue,
  type MailTrouble,
} from './delivery-queue.rules.ts';

export type { MailTrouble };

const MINUTES = 15;

/** What is wrong with the queue of mails; null when nothing is. */
export async function findMailTrouble(db: Db, wasInTrouble: boolean): Promise<MailTrouble | null> {
  const [queue]: Omit<MailQueue, 'minutes'>[] = await db.query(MAIL_QUEUE, [MAILS_COUNTED_MAX]);
  const minutes: MailQueue['minutes'] = await db.query(MAIL_MINUTES, [MINUTES]);
  return troubleOf({ ...queue!, minutes }, wasInTrouble);
}

/** How long the mail that was due first has waited, in seconds. */
export async function readMailQueueAge(db: Db): Promise<number> {
  const [{ seconds }] = await db.query(MAIL_QUEUE_AGE);
  return seconds;
}
