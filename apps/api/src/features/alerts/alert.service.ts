import type { Db } from '../../platform/db.ts';
import type { Alert, AlertKind } from './alert.entity.ts';
import { ALERTS_BY_ID, COUNT_ALERTS, LASTING_ALERTS, LIST_ALERTS } from './alert.queries.ts';

type Kinds = readonly AlertKind[];

const LASTING_SHOWN = 20;

/** The newest first, from before `before`. */
export function listAlerts(
  db: Db,
  { kinds, before, first }: { kinds: Kinds; before: number; first: number },
): Promise<Alert[]> {
  return db.query(LIST_ALERTS, [kinds, before, first]);
}

/** What has not ended, the newest first. */
export function listLastingAlerts(db: Db, kinds: Kinds): Promise<Alert[]> {
  return db.query(LASTING_ALERTS, [kinds, LASTING_SHOWN]);
}

/** In the order in which they were raised. */
export function findAlerts(db: Db, ids: readonly number[]): Promise<Alert[]> {
  return db.query(ALERTS_BY_ID, [ids]);
}

/** How many came after one, and since then; no more than `atMost` are counted. */
export async function countAlerts(
  db: Db,
  { kinds, after, since, atMost }: { kinds: Kinds; after: number; since: Date; atMost: number },
): Promise<number> {
  const [{ count }] = await db.query(COUNT_ALERTS, [kinds, after, since, atMost]);
  return count;
}
