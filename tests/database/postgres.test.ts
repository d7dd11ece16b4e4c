import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type Cluster, createCluster, stopCluster } from '../../scripts/postgres.ts';
import { ensureDatabase, superuserUrl } from '../../scripts/postgres/databases.ts';
import { discardCluster } from '../support/discard-cluster.ts';
import { freePort } from '../support/ports.ts';
import { newDataDir } from '../support/site.ts';

let cluster: Cluster;
afterEach(() => discardCluster(cluster));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows as Record<string, unknown>[];
}

test('the database is as safe as Postgres can be, and its roles can do no more than they must', async () => {
  cluster = await createCluster({ dir: newDataDir(), port: await freePort() });
  const { databaseUrl, ownerUrl } = await ensureDatabase(cluster, 'undersigned');
  const show = async (name: string) =>
    Object.values((await ask(databaseUrl, `show ${name}`))[0]!)[0];

  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
    expect(await show(name), name).toBe('on');
  }
  expect(await show('server_encoding')).toBe('UTF8');
  expect(await show('password_encryption')).toBe('scram-sha-256');
  await expect(ask(databaseUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(ask(databaseUrl, 'create temp table mine (id int)')).rejects.toThrow(/permission/);
  await expect(ask(ownerUrl, 'create role another')).rejects.toThrow(/permission denied/);
  await ask(ownerUrl, 'create table theirs (id int)');
});

test('a server that runs already is taken over, also when its port has been moved', async () => {
  const dir = newDataDir();
  const port = await freePort();
  const first = await createCluster({ dir, port });
  cluster = await createCluster({ dir, port });
  const moved = await createCluster({ dir, port: await freePort() });

  expect([first.started, cluster.started, moved.started]).toEqual([true, false, true]);
  expect(await ask(superuserUrl(moved, 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  cluster = moved;
});

test('another program under the number of a dead server does not keep it from starting', async () => {
  const dir = newDataDir();
  const port = await freePort();
  cluster = await createCluster({ dir, port });
  await stopCluster(cluster);
  const file = join(cluster.place.cluster, 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${cluster.place.cluster}\n0\n${port}\n\n127.0.0.1\n`);

  cluster = await createCluster({ dir, port });

  expect(cluster.started).toBe(true);
});

test('an interrupted creation is begun again', async () => {
  const dir = newDataDir();
  const port = await freePort();
  cluster = await createCluster({ dir, port });
  await stopCluster(cluster);
  const draft = `${cluster.place.cluster}.new`;
  rmSync(cluster.place.cluster, { recursive: true });
  writeFileSync(draft, 'half of it');

  cluster = await createCluster({ dir, port });

  expect(await ask(superuserUrl(cluster, 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
});
