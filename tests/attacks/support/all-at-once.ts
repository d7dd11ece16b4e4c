import type pg from 'pg';
import { until } from '../../support/processes.ts';

const WAITING = `
  select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a using (pid)
  where not l.granted and a.datname = current_database()`;

/**
 * Has all of them come as far as this, whatever it locks, before any goes on. So each has read what it
 * decides by, and none what another does: left to chance, one is mostly done before the next has begun.
 */
export async function allAtOnce<T>(
  owner: pg.Pool,
  [lock, ...values]: [sql: string, ...values: unknown[]],
  works: (() => Promise<T>)[],
): Promise<T[]> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(lock, values);
    const answers = Promise.all(works.map((work) => work()));
    await until(async () => (await owner.query(WAITING)).rows[0].waiting >= works.length, 20);
    await client.query('commit');
    return await answers;
  } finally {
    client.release(true);
  }
}
