import { listLastingAlerts } from '../features/alerts/alert.service.ts';
import { findMailTrouble, readMailQueueAge } from '../features/contacts/delivery-queue.service.ts';
import type { Db } from '../platform/db.ts';

/** `seconds`: since when mail is late or refused; else how long the one that is due first has waited. */
export type MailWatch = { isLate: boolean; seconds: number };

/**
 * By the rule of the alert, and asked without the worker that raises it: no mail can tell staff that the
 * mail server is dead, so monitoring has to see it, and also that no worker looks.
 */
export async function watchMail(db: Db): Promise<MailWatch> {
  const lasting = await listLastingAlerts(db, ['MAIL']);
  const trouble = await findMailTrouble(db, lasting.length > 0);
  const waits = await readMailQueueAge(db);
  if (!trouble) return { isLate: false, seconds: waits };
  const since = Math.min(...[trouble.since, ...lasting.map(({ beganAt }) => beganAt)].map(Number));
  return { isLate: true, seconds: Math.max(waits, (trouble.seenAt.getTime() - since) / 1000) };
}
