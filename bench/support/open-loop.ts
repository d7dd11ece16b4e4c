import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadOptions } from './load.ts';

export type KindOptions = Omit<LoadOptions, 'host' | 'connections' | 'seconds'> & {
  perSecond: number;
};
export type OpenLoopOptions = { host: string; seconds: number; kinds: KindOptions[] };

type Figures = { perSecond: number; p50Ms: number; p99Ms: number };

export type KindResult = {
  kind: string;
  sent: number;
  /** Ten seconds after the end. */
  unanswered: number;
  statuses: Record<string, number>;
  /** Of those with 200, and of those with 503; from the moment at which each was due. */
  accepted: Figures;
  refused: Figures;
  /** How often each Retry-After was named. */
  retryAfters: Record<string, number>;
};

export type OpenLoopResult = {
  kinds: Record<string, KindResult>;
  /** From the end of the load to the last answer; ten at most. */
  drainSeconds: number;
  /** Of one core. */
  ownCpuShare: number;
  /** By how much the load itself was late: it is part of every time that it measures. */
  ownLagP99Ms: number;
};

/** In a session of its own: Linux shares out busy cores by sessions, and the load's lateness counts as the site's. */
export async function runOpenLoop(options: OpenLoopOptions): Promise<OpenLoopResult> {
  const child = fork(join(import.meta.dirname, 'open-loop-process.ts'), [JSON.stringify(options)], {
    detached: true,
  });
  let result: OpenLoopResult | undefined;
  child.on('message', (message) => (result = message as OpenLoopResult));
  await once(child, 'exit');
  if (!result) throw new Error('the open-loop load ended without a result');
  return result;
}
