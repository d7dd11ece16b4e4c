import { join } from 'node:path';
import type pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { archiveTarget, endArchiveTarget, setArchiveTarget } from './archive-target.ts';
import { BackupError } from './backup-error.ts';
import { extendLogCopy, isOutdated, type LogCopy, openLogCopy, writeCovered } from './log-copy.ts';
import { type Log, lsnOf, positionOf, segmentAt } from './log-position.ts';
import { hasManifest, readManifest } from './manifest.ts';
import {
  ARCHIVE_SLOT,
  BACKUP_SLOT,
  dropArchiveSlot,
  flushedNow,
  logOf,
  withArchiveLock,
} from './server.ts';

/** What one process keeps between two rounds; the files alone say how far the copy goes. */
export interface Archive {
  readonly cluster: Cluster;
  copy?: LogCopy & { readonly set: string };
  coveredAt: number;
}

/** While nothing changes it is enough to say now and then that nothing did. */
const SAY_COVERED_EVERY_MS = 5_000;

/** Copies what the server has written since the last round to the newest backup, if there is one. */
export async function archiveNow(client: pg.Client, archive: Archive): Promise<void> {
  await withArchiveLock(client, async () => {
    const set = archiveTarget(archive.cluster.dir);
    if (set) await extend(client, archive, set);
  });
}

/** From here on changes follow this backup, and no longer the one before. */
export async function moveArchive(
  client: pg.Client,
  archive: Archive,
  set: string,
): Promise<string | undefined> {
  return withArchiveLock(client, async () => {
    const before = archiveTarget(archive.cluster.dir);
    // So that the older one can bring back every moment up to the newer one.
    const problem =
      before && (await extend(client, archive, before).catch((error: Error) => error));
    await dropArchiveSlot(client);
    await client.query('select pg_copy_physical_replication_slot($1, $2, false)', [
      BACKUP_SLOT,
      ARCHIVE_SLOT,
    ]);
    await setArchiveTarget(archive.cluster.dir, set);
    await extend(client, archive, set);
    return problem instanceof Error ? problem.message : undefined;
  });
}

async function extend(client: pg.Client, archive: Archive, set: string): Promise<void> {
  const copy = await currentCopy(client, archive, set);
  const { at, lsn } = await flushedNow(client);
  const before = copy.end;
  try {
    await extendLogCopy(copy, walOf(archive.cluster), positionOf(lsn));
  } catch (error) {
    archive.copy = undefined;
    if (await isGone(client, copy)) await giveUp(client, archive.cluster, set);
    throw error;
  }
  if (copy.end === before && Date.now() - archive.coveredAt < SAY_COVERED_EVERY_MS) return;
  await writeCovered(copy, at);
  archive.coveredAt = Date.now();
  await client.query(
    `select pg_replication_slot_advance(slot_name, $2) from pg_replication_slots
     where slot_name = $1 and restart_lsn < $2`,
    [ARCHIVE_SLOT, lsnOf(copy.end)],
  );
}

async function currentCopy(
  client: pg.Client,
  archive: Archive,
  set: string,
): Promise<LogCopy & { set: string }> {
  // A folder that was unmounted or moved away must not be filled anew.
  const isThere = hasManifest(set) && archive.copy?.set === set;
  if (isThere && !(await isOutdated(archive.copy!))) return archive.copy!;
  const { log, startLsn } = await readManifest(set);
  await requireSameCourse(client, log, set);
  await requireSlot(client);
  const copy = await openLogCopy(join(set, 'log'), log, positionOf(startLsn));
  archive.copy = Object.assign(copy, { set });
  return archive.copy;
}

async function requireSameCourse(client: pg.Client, log: Log, set: string): Promise<void> {
  const own = await logOf(client);
  if (own.systemIdentifier === log.systemIdentifier && own.timeline === log.timeline) return;
  throw new BackupError(`${set} belongs to another database; make a backup of this one.`);
}

/** Lost only with the files of the slot itself; what is still there is kept from now on. */
async function requireSlot(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_create_physical_replication_slot($1, true)
     where not exists (select from pg_replication_slots where slot_name = $1)`,
    [ARCHIVE_SLOT],
  );
}

/** Whether the server has removed what comes next, because too much was waiting. */
async function isGone(client: pg.Client, copy: LogCopy): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from pg_ls_waldir() where name = $1) as found`,
    [segmentAt(copy.log, copy.end)],
  );
  return !rows[0]!.found;
}

async function giveUp(client: pg.Client, cluster: Cluster, set: string): Promise<never> {
  await dropArchiveSlot(client);
  await endArchiveTarget(cluster.dir);
  throw new BackupError(
    `${set} could not be written to for so long that changes were not kept for it. It ends there; make another backup.`,
  );
}

function walOf({ place }: Cluster): string {
  return join(place.cluster, 'pg_wal');
}
