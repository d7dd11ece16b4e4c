import { MAIL_LATE_AFTER_MINUTES } from '@undersigned/shared/limits.ts';
import type { Db } from '../../platform/db.ts';
import { MAIL_QUEUE_AGE } from './delivery-queue.queries.ts';

/** How long the mail that was due first has waited, in seconds. */
export async function readMailQueueAge(db: Db): Promise<number> {
  const [{ seconds }] = await db.query(MAIL_QUEUE_AGE);
  return seconds;
}

export async function isMailLate(db: Db): Promise<boolean> {
  return (await readMailQueueAge(db)) > MAIL_LATE_AFTER_MINUTES * 60;
}
