import type { Db } from '../../platform/db.ts';
import type { Alert, AlertKind } from './alert.entity.ts';
import {
  ALERTS_BY_ID,
  COUNT_ALERTS,
  GRAVEST_ALERT,
  LASTING_ALERTS,
  LIST_ALERTS,
} from './alert.queries.ts';

type Kinds = readonly AlertKind[];

const LASTING_SHOWN = 20;
/** What may be wrong before what only may be interesting. */
const BY_GRAVITY: AlertKind[] = ['DRIFT', 'MAIL', 'TRAFFIC', 'CHANGE', 'MILESTONE'];

type New = { kinds: Kinds; after: number; since: Date; atMost: number };

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
export async function countAlerts(db: Db, { kinds, after, since, atMost }: New): Promise<number> {
  const [{ count }] = await db.query(COUNT_ALERTS, [kinds, after, since, atMost]);
  return count;
}

/** Of the same, the gravest. */
export async function findGravestAlert(
  db: Db,
  { kinds, after, since, atMost }: New,
): Promise<Alert | null> {
  const rows: Alert[] = await db.query(GRAVEST_ALERT, [kinds, after, since, atMost, BY_GRAVITY]);
  return rows[0] ?? null;
}
