import pg from 'pg';
import type { Strike } from './strike.ts';

export const terminateBackends: Strike = {
  name: 'pg_terminate_backend',
  weight: 5,
  async strike({ site, random }) {
    const most = 1 + Math.floor(random() * 8);
    const client = new pg.Client({
      connectionString: site.superuserUrl,
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
           where application_name like 'undersigned%' order by random() limit $1) s`,
        [most],
      );
      return rowCount ? `${rowCount} connections` : undefined;
    } catch {
      return undefined;
    } finally {
      await client.end().catch(() => {});
    }
  },
};

export const cutCommitAnswer: Strike = {
  name: 'the answer to a COMMIT is lost',
  weight: 5,
  async strike({ site }) {
    return (await site.cutNextCommit()) ? 'between the second API and Postgres' : undefined;
  },
};
