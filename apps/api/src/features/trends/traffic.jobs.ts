import { NETWORK_TAG_KEPT_DAYS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { ADD_JOB } from '../../platform/jobs.ts';
import type { Logger } from '../../platform/log.ts';
import { FLAG, FORGET_FLAGS, SIGNED_LATELY } from './traffic.queries.ts';
import {
  findUnusual,
  MINUTES_BEFORE,
  type Traffic,
  type TrafficKind,
  type Unusual,
} from './traffic.rules.ts';
import { COUNT_BY_NAME } from './trend.queries.ts';

export const WATCH_TRAFFIC_AGAIN = 'watch-traffic-again';
const HALF_A_MINUTE_MS = 30_000;
/** Of the last minute so many are looked at, and so many of each minute before. */
const LOOKED_AT = { now: 5_000, before: 150 };

/** Looks twice a minute: whoever begins right after one look is met before a minute is over. */
export async function watchTrafficTwice(pool: pg.Pool, logger: Logger): Promise<void> {
  const again = new Date(Date.now() + HALF_A_MINUTE_MS);
  await pool.query(ADD_JOB, [WATCH_TRAFFIC_AGAIN, '{}', again, WATCH_TRAFFIC_AGAIN]);
  await watchTraffic(pool, logger);
}

/** Flags every petition that is being signed far more than usual, and by what. */
export async function watchTraffic(pool: pg.Pool, logger: Pick<Logger, 'warn'>): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(SIGNED_LATELY);
  for (const { id } of rows) {
    const unusual = findUnusual(await trafficOf(pool, id));
    if (unusual.length > 0) await flag(pool, logger, id, unusual);
  }
}

export async function forgetFlags(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_FLAGS, [NETWORK_TAG_KEPT_DAYS]);
}

type Count = { kind: TrafficKind; name: string; count: number };

async function trafficOf(pool: pg.Pool, petitionId: string): Promise<Traffic[]> {
  const count = async (slices: number, each: number, ago: number) =>
    (await pool.query<Count>(COUNT_BY_NAME, [petitionId, 60, slices, each, ago])).rows;
  const now = await count(1, LOOKED_AT.now, 0);
  const before = await count(MINUTES_BEFORE, LOOKED_AT.before, 60);
  const key = ({ kind, name }: Count) => `${kind} ${name}`;
  const counts = new Map(before.map((row) => [key(row), row.count]));
  return now.map((row) => ({
    ...{ kind: row.kind, name: row.name },
    ...{ now: row.count, before: counts.get(key(row)) ?? 0 },
  }));
}

async function flag(
  pool: pg.Pool,
  logger: Pick<Logger, 'warn'>,
  petitionId: string,
  unusual: Unusual[],
): Promise<void> {
  const { rowCount } = await pool.query(FLAG, [
    petitionId,
    unusual.map(({ kind }) => kind),
    unusual.map(({ name }) => name),
    unusual.map(({ peak }) => peak),
    unusual.map(({ usual }) => usual),
  ]);
  if (rowCount) logger.warn({ petitionId, flags: rowCount }, 'unusual traffic');
}
