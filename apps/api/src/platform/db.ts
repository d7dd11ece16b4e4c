import type { Writable } from 'node:stream';
import pg from 'pg';
import { DataSource, type EntityManager, type DataSourceOptions } from 'typeorm';
import { RolledBack } from './db-faults.ts';
import { migrationClasses } from './migrations.ts';

/** The transaction, or the pool, that a service works in. */
export type Db = EntityManager;

/** Whatever a statement can be sent to, on either way to the database. */
export type Queryable = { query(text: string, values: unknown[]): Promise<unknown> };

// Counts are bigint where they are sums; all of ours fit a JavaScript number.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type DbOptions = {
  url: string;
  replicaUrls?: string[];
  entities: NonNullable<DataSourceOptions['entities']>;
  poolSize?: number;
  applicationName: string;
  /** Whether queries are given up from here, too. Counting anew is not: it lifts the server's own limit. */
  isServing?: boolean;
};

// Longer than the server itself allows: whoever has said nothing by then is out of reach.
const ANSWER_WITHIN_MS = 6_000;
// A program that is frozen in the middle of a transaction must not hold the counts of all others.
const SESSION =
  '-c timezone=UTC -c statement_timeout=5000 -c lock_timeout=4000 -c idle_in_transaction_session_timeout=10000';

export function createDataSource(options: DbOptions): DataSource {
  const { url, replicaUrls = [] } = options;
  return new DataSource({
    type: 'postgres',
    ...(replicaUrls.length > 0
      ? {
          replication: {
            master: { url },
            slaves: replicaUrls.map((replica) => ({ url: replica })),
          },
        }
      : { url }),
    entities: options.entities,
    synchronize: false,
    poolSize: options.poolSize ?? 10,
    poolErrorHandler: () => {}, // a lost idle connection is replaced at the next use
    connectTimeoutMS: 5000,
    applicationName: options.applicationName,
    extra: {
      options: SESSION,
      ...(options.isServing && { query_timeout: ANSWER_WITHIN_MS }),
    },
  });
}

// Batches look up rows by their keys. A plan made while a table was small would go on reading all of
// it, once for every batch, until the next analyze.
const BY_KEY = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/**
 * A few connections of their own for the batches that write, with prepared statements. Statements
 * that do not wait for each other's answers go out together.
 */
export function createWriterPool(url: string, applicationName: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    options: `${SESSION} ${BY_KEY}`,
    pipeline: true,
    max,
    connectionTimeoutMillis: 5000,
    query_timeout: ANSWER_WITHIN_MS,
  });
  // As above: the next batch gets a new connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Runs `work` in a transaction on one connection of the pool. Whatever fails rolls all of it back. */
export function transaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return readThenWrite(pool, async () => {}, work);
}

/** Runs statements that see one moment, and change nothing. */
export function ofOneMoment<T>(
  pool: pg.Pool,
  read: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    return read(client);
  });
}

/** As `transaction`; `read` goes out together with BEGIN, and so may only read and lock. */
export async function readThenWrite<R, T>(
  pool: pg.Pool,
  read: (client: pg.PoolClient) => Promise<R>,
  write: (client: pg.PoolClient, found: R) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const [, found] = await together(client, () => allOf([client.query('begin'), read(client)]));
    const result = await write(client, found);
    const { command } = await client.query('commit');
    // A transaction that has failed takes COMMIT for ROLLBACK, and says so without an error.
    if (command !== 'COMMIT') throw new RolledBack();
    return result;
  } catch (error) {
    // Who does not answer is not asked for a rollback either: the server makes one when we hang up.
    if (isUnanswered(error)) broken = error;
    else await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Whatever `send` sends at once goes out in one write, and mostly in one packet. */
export async function together<T>(client: pg.PoolClient, send: () => Promise<T>): Promise<T> {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  const answers = send();
  stream.uncork();
  return answers;
}

/**
 * As Promise.all, for statements that are sent at once. When one fails, the server refuses those behind
 * it (25P02), and a refusal may be heard of before its cause.
 */
export async function allOf<T extends readonly unknown[] | []>(
  sent: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  try {
    return await Promise.all(sent);
  } catch (heardFirst) {
    const answers = await Promise.allSettled(sent as readonly unknown[]);
    const causes = answers.flatMap((answer) =>
      answer.status === 'rejected' && !isInFailedTransaction(answer.reason) ? [answer.reason] : [],
    );
    throw causes[0] ?? heardFirst;
  }
}

function isInFailedTransaction(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '25P02';
}

function isUnanswered(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout';
}

export function createMigrator(ownerUrl: string, folder: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: migrationClasses(folder),
    migrationsTableName: 'migrations',
    applicationName: 'undersigned migrate',
    extra: { options: '-c lock_timeout=2000' },
  });
}
