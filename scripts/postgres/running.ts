import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from '../process/alive.ts';
import { LOOPBACK } from './loopback.ts';

export interface Running {
  readonly pid: number;
  readonly port: number;
}

const PATIENCE_MS = 60_000;

/**
 * A server that already runs on these files, for instance because everything but it was killed.
 * It may be recovering or shutting down: that is waited for. A process id alone proves nothing,
 * so the server itself is asked which files it serves.
 */
export async function findRunning(cluster: string, password: string): Promise<Running | undefined> {
  for (let deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
    const running = claimed(cluster);
    if (!running || !isAlive(running.pid)) return undefined;
    const answer = await servedFolder(running, password);
    if (answer === 'nobody answers' && !isPostgres(running.pid)) return undefined;
    // As long as it says that it recovers, it does.
    if (answer === 'not yet') deadline = Date.now() + PATIENCE_MS;
    if (answer !== 'not yet' && answer !== 'nobody answers') {
      return answer === realpathSync(cluster) ? running : undefined;
    }
  }
  throw new Error(`A Postgres on ${cluster} is running but does not answer; see server.log there.`);
}

/** What postmaster.pid says: process and port; the file may be stale. */
export function claimed(cluster: string): Running | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** The file of a server that is gone for good, its number given to somebody else or never reaped. */
export function isClaimStale(cluster: string): boolean {
  const running = claimed(cluster);
  return running !== undefined && (!isAlive(running.pid) || !isPostgres(running.pid));
}

async function servedFolder({ port }: Running, password: string): Promise<string> {
  const client = new pg.Client({
    ...{ host: LOOPBACK, port, user: 'postgres', password, database: 'postgres' },
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0]!.data_directory);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '28P01' || code === '28000') return 'another server';
    return code === 'ECONNREFUSED' ? 'nobody answers' : 'not yet';
  } finally {
    await client.end().catch(() => {});
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    // Without /proc there is no telling: believe the file, Postgres checks again by itself.
    return process.platform !== 'linux';
  }
}
