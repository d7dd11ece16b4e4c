import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openJournal } from '../journal.ts';
import { between } from '../random.ts';
import { now } from '../time.ts';
import { createDeck } from './deck.ts';
import type { Arena, Strike } from './strike.ts';

export type Struck = {
  readonly name: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
};

export type Pace = { readonly shortestMs: number; readonly longestMs: number };

type Plan = { readonly strikes: readonly Strike[]; readonly pace: Pace; readonly until: number };

/** Faults in an order and with pauses that follow from the seed, until the time is over. */
export async function strikeOnAndOn(
  where: Omit<Arena, 'signal'>,
  { strikes, pace, until }: Plan,
  { file, signal: stop }: { file: string; signal: AbortSignal | undefined },
): Promise<Struck[]> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ...(stop ? [stop] : [])]);
  EventEmitter.setMaxListeners(0, signal);
  const arena = { ...where, signal };
  const journal = openJournal(file);
  const struck: Struck[] = [];
  const deck = createDeck(arena.random, strikes);
  const pause = () =>
    sleep(between(arena.random, pace.shortestMs, pace.longestMs), undefined, { signal }).catch(
      () => {},
    );
  await pause();
  while (now() < until && !signal.aborted) {
    const one = await strikeOnce(arena, deck.next());
    if (one) {
      struck.push(one);
      journal.write(JSON.stringify(one));
    } else deck.missed();
    await pause();
  }
  over.abort();
  await journal.close();
  return struck;
}

async function strikeOnce(arena: Arena, { name, prepare, strike }: Strike) {
  if (prepare && !(await prepare(arena))) return undefined;
  const from = now();
  const detail = await strike(arena);
  return detail === undefined ? undefined : ({ name, detail, from, to: now() } satisfies Struck);
}
