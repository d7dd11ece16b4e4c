import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { halt, launch } from '../postgres/control.ts';
import type { Place } from '../postgres/place.ts';
import { claimed } from '../postgres/running.ts';
import { isAlive } from '../process/alive.ts';
import { BackupError } from './backup-error.ts';
import { positionOf } from './log-position.ts';
import { progress } from './progress.ts';

export interface Goal {
  /** Without it: as far as the log goes. */
  readonly until: string | undefined;
  /** Where the log ends. */
  readonly end: string;
  /** The superuser's from now on. */
  readonly password: string;
}

export interface Recovered {
  /** When the last change of all that are there was committed; null when nothing has changed since the backup. */
  readonly lastChangeAt: Date | null;
}

// It listens nowhere but on a socket in a folder that nobody else may enter; the port only names it.
const PORT = 25432;
const MANY_HOURS = 1_000_000;
// What was copied last may end in the middle of one.
const LONGEST_RECORD_BYTES = 1 << 20;

/**
 * Lets a server on these files take in the log up to the moment, then makes it an ordinary server
 * again, gives it the superuser's password, and stops it in order.
 */
export async function recover(
  place: Place,
  { until, end, password }: Goal,
  stop?: AbortSignal,
): Promise<Recovered> {
  const room = mkdtempSync(join(tmpdir(), 'undersigned-'));
  const rules = join(room, 'pg_hba.conf');
  writeFileSync(rules, 'local all postgres trust\n');
  chmodSync(room, 0o700);
  for (const path of [room, rules]) giveTo(place, path);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: room,
    hba_file: rules,
    // The whole log lies with the files already.
    restore_command: 'false',
    recovery_target_timeline: 'current',
    recovery_target_action: 'promote',
    autovacuum: 'off',
  };
  try {
    const aimed = until && { ...settings, recovery_target_time: until };
    // When nothing was committed between the moment and the end of the log, all of it is wanted.
    if (!aimed || !(await replay(place, aimed, room, stop))) {
      await replay(place, settings, room, stop);
      await requireEnd(room, end);
    }
    const recovered = await finish(room, password);
    await halt(place, 'fast');
    return recovered;
  } finally {
    if (isRunning(place)) await halt(place, 'fast').catch(() => {});
    rmSync(room, { recursive: true, force: true });
  }
}

/** False when the log ended before the moment. */
async function replay(
  place: Place,
  settings: Record<string, string>,
  room: string,
  stop?: AbortSignal,
): Promise<boolean> {
  const signal = join(place.cluster, 'recovery.signal');
  writeFileSync(signal, '', { mode: 0o600 });
  giveTo(place, signal);
  const tell = progress();
  try {
    await launch(place, PORT, settings, MANY_HOURS);
    for (; isRunning(place); await sleep(100)) {
      stop?.throwIfAborted();
      const state = await stateOf(room);
      if (state && !state.recovering) return true;
      if (state?.at) tell(() => `Taking in the log: up to ${state.at!.toISOString()}`);
    }
    throw new Error('Postgres ended while it took in the log');
  } catch (error) {
    stop?.throwIfAborted();
    if (hasEndedEarly(place)) return false;
    throw new BackupError(`The backup cannot be brought back: ${(error as Error).message}.`);
  }
}

/** Postgres takes a log that cannot be read any further for one that ends. */
async function requireEnd(room: string, end: string): Promise<void> {
  const reached = await withServer(room, async (client) => {
    const { rows } = await client.query<{ lsn: string }>(
      'select pg_last_wal_replay_lsn()::text as lsn',
    );
    return rows[0]!.lsn;
  });
  if (positionOf(end) - positionOf(reached) <= LONGEST_RECORD_BYTES) return;
  throw new BackupError(`The log of the backup breaks off at ${reached}; it should go to ${end}.`);
}

async function finish(room: string, password: string): Promise<Recovered> {
  return withServer(room, async (client) => {
    const { rows } = await client.query<{ at: Date | null }>(
      'select pg_last_xact_replay_timestamp() as at',
    );
    const literal = pg.escapeLiteral(password);
    await client.query(`alter role postgres password ${literal}`);
    await client.query('checkpoint');
    return { lastChangeAt: rows[0]!.at };
  });
}

async function stateOf(room: string): Promise<{ recovering: boolean; at: Date | null } | null> {
  return withServer(room, async (client) => {
    const { rows } = await client.query<{ recovering: boolean; at: Date | null }>(
      'select pg_is_in_recovery() as recovering, pg_last_xact_replay_timestamp() as at',
    );
    return rows[0]!;
  }).catch(() => null);
}

async function withServer<T>(room: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: room, port: PORT, user: 'postgres', database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function isRunning({ cluster }: Place): boolean {
  const server = claimed(cluster);
  return server !== undefined && isAlive(server.pid);
}

function hasEndedEarly({ cluster }: Place): boolean {
  const said = readFileSync(join(cluster, 'server.log'), 'utf8');
  return said.includes('recovery ended before configured recovery target was reached');
}

function giveTo({ account: { uid, gid } }: Place, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
