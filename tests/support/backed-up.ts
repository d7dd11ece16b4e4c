import { join } from 'node:path';
import pg from 'pg';
import { moveArchive } from '../../scripts/backup/archive.ts';
import { type KeyMarks, marksOf } from '../../scripts/backup/key-marks.ts';
import { openSession } from '../../scripts/backup/server.ts';
import { takeBackup } from '../../scripts/backup/take-backup.ts';
import { type Cluster, createCluster, stopCluster } from '../../scripts/postgres.ts';
import { ensureDatabase, superuserUrl } from '../../scripts/postgres/databases.ts';
import { freePort } from './ports.ts';

export const KEYS = {
  SECRET_KEYS: `k1:${Buffer.alloc(32, 'secret').toString('base64url')}`,
  BLIND_INDEX_KEY: Buffer.alloc(32, 'blind').toString('base64url'),
};

/** A cluster with one table of notes, to be backed up and brought back. */
export async function createNotes(dir: string): Promise<Cluster> {
  const cluster = await createCluster({ dir, port: await freePort() });
  await ensureDatabase(cluster, 'undersigned');
  await ask(cluster, 'create table notes (note text, filling text)');
  return cluster;
}

export async function ask(cluster: Cluster, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(superuserUrl(cluster, 'undersigned'));
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows;
}

export const write = (cluster: Cluster, note: string) =>
  ask(cluster, `insert into notes values ('${note}')`);

/** More than one segment of the log holds. */
export const writeMuch = (cluster: Cluster) =>
  ask(
    cluster,
    `insert into notes select 'much', repeat(md5(n::text), 30) from generate_series(1, 20000) n`,
  );

/** What is written from now on stands in another segment of the log. */
export async function nextSegment(cluster: Cluster): Promise<void> {
  await ask(cluster, `insert into notes values ('more', '')`);
  await ask(cluster, 'select pg_switch_wal()');
}

export async function backUp(
  cluster: Cluster,
  out: string,
  keys: KeyMarks = marksOf(KEYS),
): Promise<string> {
  const session = await openSession(cluster);
  try {
    const { set } = await takeBackup(session, cluster, out, keys);
    await moveArchive(session, { cluster, coveredAt: 0 }, set);
    return set;
  } finally {
    await session.end();
  }
}

/** The notes of a data folder on which no server runs. */
export async function notesIn(dataDir: string): Promise<unknown[]> {
  const cluster = await createCluster({ dir: dataDir, port: await freePort() });
  try {
    const rows = await ask(cluster, `select note from notes where filling is null order by note`);
    return rows.map(({ note }) => note);
  } finally {
    await stopCluster(cluster);
  }
}

export const logOf = (set: string) => join(set, 'log');
