import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK } from './loopback.ts';
import type { Place } from './place.ts';
import { isClaimStale } from './running.ts';

/** Creates the files of a database cluster, all or nothing. */
export async function initialise(place: Place, password: string): Promise<void> {
  const draft = `${place.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), 'undersigned-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [draft, secrets, passwordFile]) giveTo(place, path);
  try {
    await run(place, place.binaries.initdb, [
      ...['--pgdata', draft, '--username', 'postgres', '--pwfile', passwordFile],
      ...['--encoding', 'UTF8', '--locale', 'C', '--auth', 'scram-sha-256', '--data-checksums'],
    ]);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  renameSync(draft, place.cluster);
}

/**
 * Starts the server in a session of its own (pg_ctl sees to that): Ctrl-C never reaches it. With
 * settings of its own it may recover for hours; otherwise within minutes, after a loss of power in a
 * rush. One that fails says so at once.
 */
export async function launch(
  place: Place,
  port: number,
  special: Record<string, string> = {},
  patienceSeconds = 600,
): Promise<void> {
  const log = join(place.cluster, 'server.log');
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`);
  const options = Object.entries({ ...serverSettings(port), ...special })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  const patience = ['-w', '-t', String(patienceSeconds)];
  const start = ['start', ...patience, '-D', place.cluster, '-l', log, '-o', options];
  for (let attempt = 0; ; attempt++) {
    const logged = existsSync(log) ? statSync(log).size : 0;
    try {
      return await run(place, place.binaries.pgCtl, start);
    } catch (error) {
      const said = existsSync(log) ? readFileSync(log, 'utf8').slice(logged) : '';
      // After kill -9 of the server alone, its last workers still hold the shared memory for a moment.
      if (/pre-existing shared memory block|lock file ".*" already exists/.test(said)) {
        if (attempt < 40) {
          await sleep(250);
          // Postgres itself only looks whether the number lives, which in a container proves little.
          if (attempt > 20 && isClaimStale(place.cluster)) rmSync(pidFile(place), { force: true });
          continue;
        }
      }
      throw new Error(`Postgres did not start: ${complaint(said) ?? String(error)}`, {
        cause: error,
      });
    }
  }
}

export async function halt(place: Place, mode: 'fast' | 'smart'): Promise<void> {
  await run(place, place.binaries.pgCtl, [
    'stop',
    '-w',
    '-t',
    '30',
    '-D',
    place.cluster,
    '-m',
    mode,
  ]);
}

function pidFile(place: Place): string {
  return join(place.cluster, 'postmaster.pid');
}

function serverSettings(port: number): Record<string, string | number> {
  return {
    // Whatever HOST opens to the network, nobody but our own programs needs the database.
    listen_addresses: LOOPBACK,
    port,
    unix_socket_directories: '',
    max_connections: 200,
    ...memorySettings(),
    work_mem: '8MB',
    max_wal_size: '4GB',
    // A backup that cannot be written to for long must not fill the disk on which signatures land.
    max_slot_wal_keep_size: '10GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people wrote stays out of the server's log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
  };
}

/**
 * A quarter of the memory to Postgres's own cache and half to the system's, as Postgres's manual
 * advises. It is taken as it is used: a small site on a large machine takes little.
 */
function memorySettings(): Record<string, string> {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  const own = Math.min(Math.max(megabytes / 4, 128), 4096);
  return {
    shared_buffers: `${Math.round(own)}MB`,
    effective_cache_size: `${Math.round(Math.max(megabytes / 2, own))}MB`,
  };
}

function run(place: Place, command: string, args: string[]): Promise<void> {
  const { uid, gid } = place.account;
  // Neither our secrets nor our folder are passed on: that user may be unable to enter it.
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { uid, gid, cwd: place.cluster.replace(/\/[^/]+$/, ''), env },
      (error, out, err) => {
        if (error) reject(new Error(complaint(err || out) ?? error.message));
        else resolve();
      },
    );
  });
}

function complaint(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|could not/i.test(line));
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC|error):\s*/, '');
}

function giveTo(place: Place, path: string): void {
  const { uid, gid } = place.account;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
