import { chown, mkdir, readdir, rename, rm, statfs, truncate } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databasePassword } from '../postgres/passwords.ts';
import { type Place, placeFor } from '../postgres/place.ts';
import { packagedVersion } from '../postgres/binaries.ts';
import { lockDataDir } from '../start/lock.ts';
import { BackupError } from './backup-error.ts';
import { chooseSet, type ChosenSet, requireMoment } from './choose-set.ts';
import { copyFiles } from './copy-files.ts';
import { syncFolder } from './durable.ts';
import { handOverErasures } from './erasures.ts';
import { missingKeys } from './key-marks.ts';
import { PARTIAL } from './log-copy.ts';
import type { CopiedFile } from './manifest.ts';
import { progress, sizeOf } from './progress.ts';
import { type Recovered, recover } from './recovery.ts';
import { requireWholeLog } from './verify-log.ts';

export interface Restored extends Recovered {
  readonly from: string;
  readonly cluster: string;
  /** Files that are to be put into the folder `keys` before the start. */
  readonly missingKeys: readonly string[];
}

/** What may lie in a folder that counts as empty: keys put there beforehand, and what a restore that was killed left. */
const WELCOME = ['keys', 'postgres-place', 'start.pid', 'postgres.restoring'];

/** Makes `dataDir` a data folder as the database stood at the moment, all or nothing. */
export async function restore(
  out: string,
  dataDir: string,
  until: string | undefined,
  stop?: AbortSignal,
): Promise<Restored> {
  const moment = until === undefined ? undefined : requireMoment(until);
  const chosen = await chooseSet(out, moment?.date);
  requireSameMajor(chosen);
  await requireEmpty(dataDir);
  const missing = missingKeys(dataDir, chosen.manifest.keys);
  const lock = lockDataDir(dataDir);
  try {
    const place = placeFor(dataDir);
    if (existsSync(place.cluster)) throw notEmpty(dataDir, place.cluster);
    const draft = { ...place, cluster: `${place.cluster}.restoring` };
    await rm(draft.cluster, { recursive: true, force: true });
    try {
      const end = await fill(draft, chosen, stop);
      const password = databasePassword(dataDir, 'postgres');
      const recovered = await recover(draft, { until: moment?.text, end, password }, stop);
      await rename(draft.cluster, place.cluster);
      await syncFolder(join(place.cluster, '..'));
      await handOverErasures(out, dataDir);
      return { ...recovered, from: chosen.set, cluster: place.cluster, missingKeys: missing };
    } finally {
      await rm(draft.cluster, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}

function requireSameMajor({ set, manifest: { postgresVersion } }: ChosenSet): void {
  const major = (version: string) => version.split('.')[0]!;
  if (major(postgresVersion) === major(packagedVersion())) return;
  throw new BackupError(
    `${set} was made by Postgres ${major(postgresVersion)}, and this is ${major(packagedVersion())}; restore it with the release that made it.`,
  );
}

async function requireEmpty(dataDir: string): Promise<void> {
  const names = existsSync(dataDir) ? await readdir(dataDir) : [];
  const other = names.find((name) => !WELCOME.includes(name));
  if (other) throw notEmpty(dataDir, other);
}

function notEmpty(dataDir: string, what: string): BackupError {
  return new BackupError(
    `${dataDir} is not empty (${what}); name a new folder. Nothing is ever restored over data.`,
  );
}

/** The files as they were copied, compared with their sums, and the log beside them; tells where it ends. */
async function fill(
  place: Place,
  { set, manifest }: ChosenSet,
  stop?: AbortSignal,
): Promise<string> {
  const log = await requireWholeLog(join(set, 'log'), manifest.log, manifest.startLsn);
  const logBytes = log.files.length * manifest.log.segmentBytes;
  const needed = manifest.files.reduce((sum, { bytes }) => sum + bytes, logBytes);
  await mkdir(place.cluster, { mode: 0o700 });
  await requireSpace(place.cluster, needed);
  for (const path of [...manifest.folders, 'pg_wal/archive_status']) {
    await mkdir(join(place.cluster, path), { recursive: true, mode: 0o700 });
  }
  const tell = progress();
  let done = 0;
  const onBytes = (bytes: number) => {
    stop?.throwIfAborted();
    done += bytes;
    tell(() => `Copied ${sizeOf(done)} of ${sizeOf(needed)}`);
  };
  const wal = join(place.cluster, 'pg_wal');
  await copyAndCompare(join(set, 'base'), place.cluster, manifest.files, onBytes);
  await copyAndCompare(join(set, 'log'), wal, log.files, onBytes);
  for (const { path } of log.files.filter((file) => file.path.endsWith(PARTIAL))) {
    // Postgres reads whole pages only: without its empty rest the last commits would be passed over.
    await truncate(join(wal, path), manifest.log.segmentBytes);
    await rename(join(wal, path), join(wal, path.slice(0, -PARTIAL.length)));
  }
  await giveAll(place);
  return log.covered.lsn;
}

async function copyAndCompare(
  from: string,
  to: string,
  files: readonly Omit<CopiedFile, 'bytes'>[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const paths = files.map(({ path }) => path);
  // A server that recovers brings all its files down to the disk before it does anything else.
  const copied = await copyFiles(from, to, paths, onBytes);
  const sums = new Map(copied.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of files) {
    const found = sums.get(path);
    if (found === sha256) continue;
    throw new BackupError(`${join(from, path)} is ${found ? 'damaged' : 'missing'}.`);
  }
}

async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > needed * 1.05) return;
  throw new BackupError(
    `There is room for ${sizeOf(bavail * bsize)}; ${sizeOf(needed)} are needed.`,
  );
}

/** Postgres runs as another user where root restores. */
async function giveAll({ cluster, account: { uid, gid } }: Place): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  const paths = await readdir(cluster, { recursive: true });
  for (const path of ['', ...paths]) await chown(join(cluster, path), uid, gid);
}
