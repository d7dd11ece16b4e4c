import type { Evidence } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import type { HoldUps } from './hold-ups.ts';
import { countBefore, countUntil } from './numbers.ts';
import type { Read } from './read.ts';

// Between what a statement sees and the time that it gives lies as long as it takes.
const AS_OF_SLACK_MS = 250;
// What the web site may keep, and the time to fetch it.
const OLDEST_MS = 1_000 + AS_OF_SLACK_MS;

/**
 * Every count read must lie between what had been acknowledged before it was asked for and what had
 * been attempted until it came (a counter as Jepsen checks it). One from the web site's cache may be
 * of an earlier time, which it names: of a second ago, or of before its way was held up.
 */
export function createReadCheck(evidence: Evidence, holdUps: HoldUps) {
  const wrong: Finding = noFinding();
  const old: Finding = noFinding();
  let reads = 0;
  let cached = 0;
  let mustBeFresh = 0;
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
    see({ petition, by, start, end, tally }: Read): void {
      if (!tally) return;
      const { value, asOf } = tally;
      reads += 1;
      const of = times.get(petition)!;
      const isCached = by === 'count.json';
      if (isCached) seeAge(petition, start, asOf);
      // What a cache keeps says itself of when it is.
      const known = isCached ? Math.min(start, asOf - AS_OF_SLACK_MS) : start;
      const least = countBefore(of.confirmAcked, known) - countUntil(of.withdrawTried, end);
      const most = countUntil(of.confirmTried, end) - countBefore(of.withdrawAcked, known);
      if (value < least || value > most) {
        found(wrong, `${petition}: read ${value}, must be from ${least} to ${most}`);
      }
    },
    end: () => ({ reads, cached, mustBeFresh, wrong, old }),
  };

  function seeAge(petition: string, start: number, asOf: number): void {
    const heldUpSince = holdUps.since(start);
    cached += 1;
    if (heldUpSince === undefined) mustBeFresh += 1;
    const explained = Math.max(0, start - (heldUpSince ?? start));
    if (asOf >= start - explained - OLDEST_MS) return;
    const [age, excuse] = [start - asOf, explained].map((ms) => (ms / 1000).toFixed(1));
    found(old, `${petition}: a count of ${age} s ago, ${excuse} s of them explained`);
  }
}
