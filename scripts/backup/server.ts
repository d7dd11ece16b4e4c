import pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { superuserUrl } from '../postgres/databases.ts';
import type { Log } from './log-position.ts';

/** Reserves the log for the copy, so that the server keeps what has not been copied yet. */
export const ARCHIVE_SLOT = 'undersigned_archive';
/** Reserves it from the beginning of a backup until its session ends. */
export const BACKUP_SLOT = 'undersigned_backup';

const ARCHIVE_LOCK = 7_305_119;
const BACKUP_LOCK = 7_305_120;

/** A session as the superuser, whose work may take as long as it likes. */
export async function openSession(cluster: Cluster): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: superuserUrl(cluster, 'postgres'),
    connectionTimeoutMillis: 5_000,
    application_name: 'undersigned backup',
    keepAlive: true,
  });
  // The next statement says so too.
  client.on('error', () => {});
  await client.connect();
  return client;
}

export async function logOf(client: pg.Client): Promise<Log> {
  const { rows } = await client.query<{ system: string; file: string; bytes: number }>(`
    select s.system_identifier::text as system, pg_walfile_name(pg_current_wal_lsn()) as file,
      i.bytes_per_wal_segment as bytes
    from pg_control_system() s, pg_control_init() i`);
  const { system, file, bytes } = rows[0]!;
  return {
    systemIdentifier: system,
    timeline: Number.parseInt(file.slice(0, 8), 16),
    segmentBytes: bytes,
  };
}

/** A moment, and a place in the log before which stands whatever had been committed by then. */
export async function flushedNow(client: pg.Client): Promise<{ at: Date; lsn: string }> {
  const time = await client.query<{ at: Date }>('select clock_timestamp() as at');
  const place = await client.query<{ lsn: string }>(
    'select pg_current_wal_flush_lsn()::text as lsn',
  );
  return { at: time.rows[0]!.at, lsn: place.rows[0]!.lsn };
}

/** Two processes that extended the same copy at once would spoil it. */
export async function withArchiveLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [ARCHIVE_LOCK]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [ARCHIVE_LOCK]).catch(() => {});
  }
}

/** Held until the session ends. */
export async function isOnlyBackup(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ had: boolean }>('select pg_try_advisory_lock($1) as had', [
    BACKUP_LOCK,
  ]);
  return rows[0]!.had;
}

export async function dropArchiveSlot(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1`,
    [ARCHIVE_SLOT],
  );
}
