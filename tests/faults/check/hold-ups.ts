import type { Struck } from '../strikes/schedule.ts';
import { countUntil } from './numbers.ts';
import type { Read } from './read.ts';

// An answer that takes no longer than this: half of what the web site waits before it sends an old one.
const QUICK_MS = 250;
// An old count that was sent once goes on for half a second, and then a new one has to be fetched.
const RECOVERY_MS = 2_000;

export type HoldUps = {
  /** Since when the way of a count to its readers has been held up at this moment, if it is. */
  since(moment: number): number | undefined;
};

/**
 * When an old count has an excuse: a fault, a reader of the web site or of the API behind it who got
 * no answer, or none soon. What is not fresh outside these times stands still by itself.
 */
export function createHoldUps(struck: readonly Pick<Struck, 'from' | 'to'>[]) {
  const spans = struck.map(({ from, to }) => [from, to] as const);
  return {
    see({ by, start, end, tally }: Read): void {
      if (by === 'the second API') return;
      if (!tally || end - start > QUICK_MS) spans.push([start, end]);
    },
    end(): HoldUps {
      const held = joinedUp(spans.map(([from, to]) => [from, to + RECOVERY_MS]));
      const begins = Float64Array.from(held, ([from]) => from);
      return {
        since(moment) {
          const last = held[countUntil(begins, moment) - 1];
          return last && moment <= last[1] ? last[0] : undefined;
        },
      };
    },
  };
}

type Span = readonly [from: number, to: number];

/** Those that touch become one. */
function joinedUp(spans: Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
