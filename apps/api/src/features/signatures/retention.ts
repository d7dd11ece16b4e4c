import { randomUUID } from 'node:crypto';
import {
  CONFIRMATION_TTL_DAYS,
  NETWORK_TAG_KEPT_DAYS,
  PERSONAL_DATA_KEPT_MONTHS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { transaction } from '../../platform/db.ts';
import {
  BEGIN_LONG_CLOSED,
  COUNT_NETWORKS_BETWEEN,
  COUNT_PEOPLE,
  COUNT_UNCONFIRMED_BETWEEN,
  FORGET_NETWORKS,
  LONG_CLOSED,
  NETWORKS_BETWEEN,
  NOTE_DONE,
  PEOPLE_AFTER,
  SPAN,
  UNCONFIRMED_BETWEEN,
} from './retention.queries.ts';
import type { Act } from './signature.act.ts';
import { setAsideTagOf } from './signature.seal.ts';
import { writeActs } from './signature.writer.ts';

/** How many signatures each rule forgets, or would. */
export type Forgotten = { unconfirmed: number; networks: number; people: number };

/** How much is taken at once: in a transaction, from a slice of time, and in a step through all. */
const SIZES = { batch: 500, slice: 20_000, step: 5_000 };
type Sizes = typeof SIZES;

type Key = { petitionId: string; contactId: string };
type Span = { from: Date | null; to: Date };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const FIRST_KEY: Key = {
  petitionId: '00000000-0000-0000-0000-000000000000',
  contactId: '00000000-0000-0000-0000-000000000000',
};
// What looks through millions takes longer than a page may.
const PATIENCE_MS = 10 * 60_000;

/** Forgets what is kept no longer. What is done with a slice of time, or with a petition, is noted. */
export async function forgetWhatIsOver(
  pool: pg.Pool,
  keyring: Keyring,
  sizes: Sizes = SIZES,
): Promise<Forgotten> {
  return {
    unconfirmed: await sliceBySlice(pool, sizes, {
      ...{ task: 'unconfirmed', days: CONFIRMATION_TTL_DAYS, query: UNCONFIRMED_BETWEEN },
      forget: (keys) =>
        write(
          pool,
          keys.map((key) => ({ kind: 'expire', ...key, setAsideTag: setAsideTagOf(keyring, key) })),
        ),
    }),
    networks: await sliceBySlice(pool, sizes, {
      ...{ task: 'networks', days: NETWORK_TAG_KEPT_DAYS, query: NETWORKS_BETWEEN },
      forget: async (keys) => (await pool.query(FORGET_NETWORKS, arraysOf(keys))).rowCount ?? 0,
    }),
    people: await forgetPeople(pool, sizes),
  };
}

/** The same in numbers, and nothing is changed. */
export async function countWhatIsOver(pool: pg.Pool): Promise<Forgotten> {
  const count = async (query: string, values: unknown[]) =>
    (await patiently<{ count: number }>(pool, query, values))[0]!.count;
  const between = async (query: string, task: string, days: number) => {
    const { from, to } = await spanOf(pool, task, days);
    return count(query, [from ?? to, to]);
  };
  return {
    unconfirmed: await between(COUNT_UNCONFIRMED_BETWEEN, 'unconfirmed', CONFIRMATION_TTL_DAYS),
    networks: await between(COUNT_NETWORKS_BETWEEN, 'networks', NETWORK_TAG_KEPT_DAYS),
    people: await count(COUNT_PEOPLE, [(await longClosed(pool)).map(({ id }) => id)]),
  };
}

type TimedRule = {
  task: string;
  days: number;
  /** The keys of a slice of time, a limited number of them. */
  query: string;
  forget: (keys: Key[]) => Promise<number>;
};

/**
 * Goes through the time since the last run in slices that hold about as much as memory should, and
 * never back: what is forgotten leaves rows behind that would be walked past again and again.
 */
async function sliceBySlice(pool: pg.Pool, sizes: Sizes, rule: TimedRule): Promise<number> {
  const { from, to } = await spanOf(pool, rule.task, rule.days);
  let at = (from ?? to).getTime();
  // Found once: the first signature is looked for among all.
  if (from) await pool.query(NOTE_DONE, [rule.task, from]);
  let length = HOUR_MS;
  let forgotten = 0;
  while (at < to.getTime()) {
    const end = Math.min(at + length, to.getTime());
    const isShortest = length <= SECOND_MS;
    const most = isShortest ? null : sizes.slice + 1;
    const keys = await patiently<Key>(pool, rule.query, [new Date(at), new Date(end), most]);
    if (keys.length > sizes.slice && !isShortest) {
      length /= 2;
      continue;
    }
    for (const batch of batchesOf(keys, sizes.batch)) forgotten += await rule.forget(batch);
    await pool.query(NOTE_DONE, [rule.task, new Date(end)]);
    at = end;
    if (keys.length < sizes.slice / 4) length *= 2;
  }
  return forgotten;
}

async function spanOf(pool: pg.Pool, task: string, days: number): Promise<Span> {
  return (await patiently<Span>(pool, SPAN, [task, days]))[0]!;
}

/** Walks through all signatures, once for all petitions whose time has come. */
async function forgetPeople(pool: pg.Pool, sizes: Sizes): Promise<number> {
  const petitions: { id: string; task: string; now: Date }[] = await patiently(
    pool,
    BEGIN_LONG_CLOSED,
    [PERSONAL_DATA_KEPT_MONTHS],
  );
  if (petitions.length === 0) return 0;
  const ids = petitions.map(({ id }) => id);
  let forgotten = 0;
  for (let last: Key | undefined = FIRST_KEY; last;) {
    const rows: (Key & { isPersonal: boolean })[] = await patiently(pool, PEOPLE_AFTER, [
      ...[last.contactId, last.petitionId, sizes.step, ids, PERSONAL_DATA_KEPT_MONTHS],
    ]);
    for (const batch of batchesOf(
      rows.filter(({ isPersonal }) => isPersonal),
      sizes.batch,
    )) {
      forgotten += await write(
        pool,
        batch.map(({ petitionId, contactId }) => ({
          ...{ kind: 'anonymise', petitionId, contactId, randomId: randomUUID() },
        })),
      );
    }
    last = rows.at(-1);
  }
  for (const { task, now } of petitions) await pool.query(NOTE_DONE, [task, now]);
  return forgotten;
}

function longClosed(pool: pg.Pool): Promise<{ id: string }[]> {
  return patiently(pool, LONG_CLOSED, [PERSONAL_DATA_KEPT_MONTHS]);
}

async function write(pool: pg.Pool, acts: Act[]): Promise<number> {
  const answers = await writeActs({ pool, wakeDeliveries: () => {} }, acts);
  return answers.filter((answer) => answer !== 'kept').length;
}

function patiently<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  query: string,
  values: unknown[],
): Promise<Row[]> {
  return transaction(pool, async (client) => {
    await client.query(`set local statement_timeout = ${PATIENCE_MS}`);
    const patient = { text: query, values, query_timeout: PATIENCE_MS + SECOND_MS };
    return (await client.query<Row>(patient)).rows;
  });
}

function arraysOf(keys: Key[]): string[] {
  return [
    arrayLiteral(keys.map(({ petitionId }) => petitionId)),
    arrayLiteral(keys.map(({ contactId }) => contactId)),
  ];
}

function batchesOf<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
