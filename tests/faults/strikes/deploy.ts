import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../random.ts';
import { pidOf, signal } from '../site/pids.ts';
import { now } from '../time.ts';
import type { Arena, Strike } from './strike.ts';

const QUIET_MS = 2_000;
const PATIENCE_MS = 60_000;

/** As when a new version is put in place: one API is told to stop while the other goes on. */
export const deploy: Strike = {
  name: 'SIGTERM to an API under load',
  weight: 2,
  isHarmless: true,
  mayEnd: ['the first API', 'the second API'],
  isSlow: true,
  /** What still fails from an earlier fault has to be over. */
  async prepare(arena) {
    const deadline = now() + PATIENCE_MS;
    while (now() < deadline && !arena.signal.aborted && (await bothReady(arena))) {
      const failed = arena.failedTries();
      await sleep(QUIET_MS);
      if (arena.failedTries() === failed) return bothReady(arena);
    }
    return false;
  },
  async strike(arena) {
    const { site, random } = arena;
    const program = pick(random, ['the first API', 'the second API'] as const);
    const pid = pidOf(site, program);
    if (pid === undefined || !signal(pid, 'SIGTERM')) return undefined;
    const began = now();
    while (pidOf(site, program) === pid && now() - began < PATIENCE_MS) await sleep(50);
    const stopped = now() - began;
    await bothReady(arena);
    return `${program}, gone after ${(stopped / 1000).toFixed(1)} s`;
  },
};

async function bothReady({ site, signal: end }: Arena): Promise<boolean> {
  const deadline = now() + PATIENCE_MS;
  while (now() < deadline && !end.aborted) {
    const answers = await Promise.all(site.apiPorts.map(isReady));
    if (answers.every(Boolean)) return true;
    await sleep(100);
  }
  return false;
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal }).catch(
    () => null,
  );
  await response?.body?.cancel().catch(() => {});
  return response?.status === 200;
}
