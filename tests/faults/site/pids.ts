import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesOf } from '../../support/processes.ts';

export type ProgramName = 'the first API' | 'the second API' | 'the worker' | 'the web site';

const FILES = {
  'the first API': 'server.js',
  'the second API': 'server.js',
  'the worker': 'worker.js',
  'the web site': 'server.mjs',
} as const;

type Where = { readonly dataDir: string; readonly apiPorts: readonly [number, number] };

/** The process that is this program now; undefined while it is being started again. */
export function pidOf(site: Where, program: ProgramName): number | undefined {
  const file = `/${FILES[program]}`;
  const port = program === 'the second API' ? site.apiPorts[1] : site.apiPorts[0];
  const isApi = FILES[program] === 'server.js';
  return processesOf(site.dataDir).find(
    (pid) =>
      read(`/proc/${pid}/cmdline`)
        .split('\0')
        .some((argument) => argument.endsWith(file)) &&
      (!isApi || read(`/proc/${pid}/environ`).split('\0').includes(`API_PORT=${port}`)),
  );
}

/** The Postgres server and all that it started; the server first. */
export function postgresPids(cluster: string): number[] {
  const file = join(cluster, 'postmaster.pid');
  const server = existsSync(file) ? Number(read(file).split('\n')[0]) : 0;
  if (!server) return [];
  return [server, ...childrenOf(server)];
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** Sends a signal; false when there is nobody to take it. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Lets everything go on that was frozen. */
export function resume(dataDir: string, cluster: string): void {
  for (const pid of [...processesOf(dataDir), ...postgresPids(cluster)]) signal(pid, 'SIGCONT');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
