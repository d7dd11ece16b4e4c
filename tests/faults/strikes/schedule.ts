import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from '../journal.ts';
import { between, pickWeighted } from '../random.ts';
import { now } from '../time.ts';
import type { Arena, Strike } from './strike.ts';

export type Struck = {
  readonly name: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
};

export type Pace = { readonly shortestMs: number; readonly longestMs: number };

/** Faults in an order and with pauses that follow from the seed, until the time is over. */
export async function strikeOnAndOn(
  arena: Arena,
  strikes: readonly Strike[],
  pace: Pace,
  until: number,
  journal: Journal,
): Promise<Struck[]> {
  const struck: Struck[] = [];
  const pause = () =>
    sleep(between(arena.random, pace.shortestMs, pace.longestMs), undefined, {
      signal: arena.signal,
    }).catch(() => {});
  await pause();
  while (now() < until && !arena.signal.aborted) {
    const strike = pickWeighted(arena.random, strikes);
    const { name } = strike;
    const isReady = strike.prepare ? await strike.prepare(arena) : true;
    const from = now();
    const detail = isReady ? await strike.strike(arena) : undefined;
    if (detail !== undefined) {
      const one = { name, detail, from, to: now() };
      struck.push(one);
      journal.write(JSON.stringify(one));
    }
    await pause();
  }
  return struck;
}
