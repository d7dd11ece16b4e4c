import type { Evidence } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import { countBefore, countUntil } from './numbers.ts';

export type Read = {
  petition: string;
  /** When it was asked for and when it came, and of when it says to be. */
  start: number;
  end: number;
  asOf: number;
  value: number;
  /** From a cache that may be this old; 0: straight from the API. */
  mayBeOldMs: number;
};

// Between what a statement sees and the time that it gives lies as long as it takes.
const AS_OF_SLACK_MS = 250;

/**
 * Every count read must lie between what had been acknowledged before it was asked for and what had
 * been attempted until it came (a counter as Jepsen checks it).
 */
export function createReadCheck(evidence: Evidence) {
  const wrong: Finding = noFinding();
  let reads = 0;
  const times = new Map(
    [...evidence.times].map(([petition, of]) => [
      petition,
      {
        confirmTried: of.confirmTried.sorted(),
        confirmAcked: of.confirmAcked.sorted(),
        withdrawTried: of.withdrawTried.sorted(),
        withdrawAcked: of.withdrawAcked.sorted(),
      },
    ]),
  );
  return {
    see({ petition, start, end, asOf, value, mayBeOldMs }: Read): void {
      reads += 1;
      const of = times.get(petition)!;
      // What a cache keeps says itself of when it is.
      const known = mayBeOldMs > 0 ? Math.min(start, asOf - AS_OF_SLACK_MS) : start;
      const least = countBefore(of.confirmAcked, known) - countUntil(of.withdrawTried, end);
      const most = countUntil(of.confirmTried, end) - countBefore(of.withdrawAcked, known);
      if (value < least || value > most) {
        found(wrong, `${petition}: read ${value}, must be from ${least} to ${most}`);
      }
    },
    end: () => ({ reads, wrong }),
  };
}
