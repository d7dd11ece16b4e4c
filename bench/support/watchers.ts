import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from './reader-connection.ts';
import { residentBytes } from './site-processes.ts';

const SETTLE_MS = 2_000;

/** What this many open and idle connections add to the memory of a process, in MB. */
export async function costOfWatchers(
  watchers: number,
  pid: number,
  target: Target,
): Promise<number> {
  requireFiles(pid, watchers + 100);
  const before = residentBytes(pid);
  const file = join(import.meta.dirname, 'watchers-process.ts');
  const child = fork(file, [JSON.stringify({ ...target, watchers })]);
  const ended = once(child, 'exit').then(() => {
    throw new Error('the watchers ended early');
  });
  await Promise.race([once(child, 'message'), ended]);
  await sleep(SETTLE_MS);
  const after = residentBytes(pid);
  ended.catch(() => {});
  child.kill('SIGKILL');
  return Math.round((after - before) / 1e6);
}

/** Every connection is an open file, of which a system may allow fewer. */
function requireFiles(pid: number, needed: number): void {
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  const allowed = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  if (allowed < needed) {
    throw new Error(`The web process may open ${allowed} files; raise ulimit -n to ${needed}.`);
  }
}
