import { randomUUID } from 'node:crypto';
import {
  CONFIRMATION_TTL_DAYS,
  NETWORK_TAG_KEPT_DAYS,
  PERSONAL_DATA_KEPT_MONTHS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import {
  COUNT_PERSONAL_UNDER_CLOSED,
  COUNT_UNCONFIRMED_BETWEEN,
  DAYS_AGO,
  DONE_UNTIL,
  FORGET_NETWORKS,
  NETWORKS_BETWEEN,
  NOTE_DONE,
  PERSONAL_UNDER_CLOSED,
  UNCONFIRMED_BETWEEN,
} from './retention.queries.ts';
import type { Act } from './signature.act.ts';
import { writeActs } from './signature.writer.ts';

/** How many signatures each rule forgets, or would. */
export type Forgotten = { unconfirmed: number; networks: number; people: number };

const BATCH = 500;

/** Forgets what is kept no longer, a few hundred signatures a transaction. */
export async function forgetWhatIsOver(pool: pg.Pool): Promise<Forgotten> {
  return {
    unconfirmed: await between(pool, 'unconfirmed', CONFIRMATION_TTL_DAYS, (from, to) =>
      untilNone(() => expire(pool, from, to)),
    ),
    networks: await between(pool, 'networks', NETWORK_TAG_KEPT_DAYS, (from, to) =>
      untilNone(async () => (await pool.query(FORGET_NETWORKS, [from, to, BATCH])).rowCount ?? 0),
    ),
    people: await untilNone(() => anonymise(pool)),
  };
}

/** The same in numbers, and nothing is changed. */
export async function countWhatIsOver(pool: pg.Pool): Promise<Forgotten> {
  const count = async (query: string, values: unknown[]) =>
    (await pool.query<{ count: number }>(query, values)).rows[0]!.count;
  const unconfirmed = await spanOf(pool, 'unconfirmed', CONFIRMATION_TTL_DAYS);
  const networks = await spanOf(pool, 'networks', NETWORK_TAG_KEPT_DAYS);
  return {
    unconfirmed: await count(COUNT_UNCONFIRMED_BETWEEN, unconfirmed),
    networks: await count(NETWORKS_BETWEEN, networks),
    people: await count(COUNT_PERSONAL_UNDER_CLOSED, [PERSONAL_DATA_KEPT_MONTHS]),
  };
}

type Span = [from: unknown, to: unknown];

/** From where the last run ended: the table grows by the day, and is never read as a whole. */
async function between(
  pool: pg.Pool,
  task: string,
  days: number,
  work: (...span: Span) => Promise<number>,
): Promise<number> {
  const span = await spanOf(pool, task, days);
  const done = await work(...span);
  await pool.query(NOTE_DONE, [task, span[1]]);
  return done;
}

async function spanOf(pool: pg.Pool, task: string, days: number): Promise<Span> {
  const { rows: done } = await pool.query<{ doneUntil: unknown }>(DONE_UNTIL, [task]);
  const { rows: ago } = await pool.query<{ at: unknown }>(DAYS_AGO, [days]);
  return [done[0]!.doneUntil, ago[0]!.at];
}

async function untilNone(work: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const some = await work();
    if (some === 0) return all;
    all += some;
  }
}

type Key = { petitionId: string; contactId: string };

async function expire(pool: pg.Pool, from: unknown, to: unknown): Promise<number> {
  const { rows } = await pool.query<Key>(UNCONFIRMED_BETWEEN, [from, to, BATCH]);
  return forget(
    pool,
    rows.map((key) => ({ kind: 'expire', ...key })),
  );
}

async function anonymise(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<Key>(PERSONAL_UNDER_CLOSED, [PERSONAL_DATA_KEPT_MONTHS, BATCH]);
  return forget(
    pool,
    rows.map((key) => ({ kind: 'anonymise', ...key, randomId: randomUUID() })),
  );
}

async function forget(pool: pg.Pool, acts: Act[]): Promise<number> {
  if (acts.length === 0) return 0;
  const answers = await writeActs({ pool, wakeDeliveries: () => {} }, acts);
  return answers.filter((answer) => answer !== 'kept').length;
}
