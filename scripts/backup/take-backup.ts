import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { BackupError } from './backup-error.ts';
import { isBackedUp } from './cluster-files.ts';
import { copyFiles, listTree, type Tree } from './copy-files.ts';
import { renameDurably, syncAll } from './durable.ts';
import type { KeyMarks } from './key-marks.ts';
import { extendLogCopy, openLogCopy, writeCovered } from './log-copy.ts';
import { type Log, positionOf } from './log-position.ts';
import { type CopiedFile, writeManifest } from './manifest.ts';
import { progress, sizeOf } from './progress.ts';
import { BACKUP_SLOT, flushedNow, isOnlyBackup, logOf } from './server.ts';
import { newSetName, requireRoomForSets, unfinishedPrefix } from './sets.ts';

export interface TakenBackup {
  readonly set: string;
  readonly bytes: number;
}

/**
 * Copies the files of the running server, and the log that was written meanwhile, into a new folder
 * below `out`. It has its name only once it is whole.
 */
export async function takeBackup(
  client: pg.Client,
  cluster: Cluster,
  out: string,
  keys: KeyMarks,
  stop?: AbortSignal,
): Promise<TakenBackup> {
  if (!(await isOnlyBackup(client))) throw new BackupError('Another backup is under way.');
  await requireRoomForSets(out);
  const log = await logOf(client);
  await mkdir(out, { recursive: true, mode: 0o700 });
  await removeUnfinished(out, log);
  const name = newSetName(new Date());
  const draft = join(out, unfinishedPrefix(log.systemIdentifier) + name);
  await mkdir(draft, { mode: 0o700 });
  try {
    const bytes = await fill({ draft, client, data: cluster.place.cluster, log, keys, stop });
    await renameDurably(draft, join(out, name));
    return { set: join(out, name), bytes };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

interface Work {
  readonly draft: string;
  readonly client: pg.Client;
  /** The files of the running server. */
  readonly data: string;
  readonly log: Log;
  readonly keys: KeyMarks;
  readonly stop: AbortSignal | undefined;
}

async function fill({ draft, client, data, log, keys, stop }: Work): Promise<number> {
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [BACKUP_SLOT]);
  const startLsn = await valueOf(client, `select pg_backup_start('undersigned', true)::text`);
  const tree = await listTree(data, isBackedUp);
  if (tree.files.some(({ path }) => path.startsWith('pg_tblspc/'))) {
    throw new BackupError('A database with tablespaces of its own needs pg_basebackup.');
  }
  await requireSpace(draft, tree);
  const base = join(draft, 'base');
  await makeFolders(base, tree.folders);
  const files = await copyAll(data, base, tree, stop);
  const stopLsn = await writeLabel(client, base, files);
  const endedAt = (await flushedNow(client)).at.toISOString();

  const folder = join(draft, 'log');
  await mkdir(folder, { mode: 0o700 });
  const copy = await openLogCopy(folder, log, positionOf(startLsn));
  const { at, lsn } = await flushedNow(client);
  await extendLogCopy(copy, join(data, 'pg_wal'), positionOf(lsn));
  await writeCovered(copy, at);
  await syncAll(draft, ['', ...tree.folders, ...files.map(({ path }) => path)].map(inBase));
  const postgresVersion = await valueOf(client, 'show server_version');
  const { folders } = tree;
  const manifest = { postgresVersion, log, startLsn, stopLsn, endedAt, keys, folders, files };
  await writeManifest(draft, manifest);
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** `global/pg_control` comes last, so that it is never newer than what it speaks of. */
async function copyAll(
  data: string,
  base: string,
  tree: Tree,
  stop?: AbortSignal,
): Promise<CopiedFile[]> {
  const control = join('global', 'pg_control');
  const paths = tree.files.map(({ path }) => path).filter((path) => path !== control);
  const total = sizeOf(tree.files.reduce((sum, { bytes }) => sum + bytes, 0));
  const tell = progress();
  let done = 0;
  const onBytes = (bytes: number) => {
    stop?.throwIfAborted();
    done += bytes;
    tell(() => `Copied ${sizeOf(done)} of ${total}`);
  };
  const files = await copyFiles(data, base, paths, onBytes);
  return [...files, ...(await copyFiles(data, base, [control], onBytes))];
}

/** The label tells a server on these files where in the log to begin; without it they are spoilt. */
async function writeLabel(client: pg.Client, base: string, files: CopiedFile[]): Promise<string> {
  const { rows } = await client.query<{ lsn: string; labelfile: string; spcmapfile: string }>(
    'select lsn::text, labelfile, spcmapfile from pg_backup_stop(false)',
  );
  const { lsn, labelfile, spcmapfile } = rows[0]!;
  const draft = join(base, '..', 'labels');
  await mkdir(draft);
  await writeFile(join(draft, 'backup_label'), labelfile);
  if (spcmapfile) await writeFile(join(draft, 'tablespace_map'), spcmapfile);
  files.push(...(await copyFiles(draft, base, await readdir(draft))));
  await rm(draft, { recursive: true });
  return lsn;
}

const inBase = (path: string) => join('base', path);

async function makeFolders(root: string, folders: readonly string[]): Promise<void> {
  await mkdir(root, { mode: 0o700 });
  for (const folder of folders) await mkdir(join(root, folder), { mode: 0o700 });
}

async function requireSpace(folder: string, tree: Tree): Promise<void> {
  const needed = tree.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > needed * 1.05) return;
  const free = sizeOf(bavail * bsize);
  throw new BackupError(`There is room for ${free}, and the backup needs ${sizeOf(needed)}.`);
}

/** What an earlier backup of this database left when it was killed; none is under way now. */
async function removeUnfinished(out: string, { systemIdentifier }: Log): Promise<void> {
  const ours = (await readdir(out)).filter((name) =>
    name.startsWith(unfinishedPrefix(systemIdentifier)),
  );
  for (const name of ours) await rm(join(out, name), { recursive: true });
}

async function valueOf(client: pg.Client, sql: string): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(sql);
  return Object.values(rows[0]!)[0]!;
}
