import type { Struck } from '../strikes/schedule.ts';
import { type Finding, found, noFinding } from './findings.ts';
import type { Repeat } from './received.ts';

// A mail that is under way when the fault ends may be taken a moment later.
const UNDER_WAY_MS = 3_000;

/**
 * Charges each mail that came again to one crash between its two copies, and no crash with more than
 * were under way at once; what is left has no excuse. `crashes` are in the order of their times, one
 * after the other: then whoever's time runs out first goes first, and as many as can be are charged.
 */
export function findRepeatsWithoutCrash(
  repeats: readonly Repeat[],
  crashes: readonly Pick<Struck, 'from' | 'to'>[],
  mostEach: number,
): Finding {
  let left = [...repeats].sort((a, b) => a.at - b.at);
  for (const { from, to } of crashes) {
    const liesBetween = ({ before, at }: Repeat) => before <= to + UNDER_WAY_MS && from <= at;
    const charged = new Set(left.filter(liesBetween).slice(0, mostEach));
    left = left.filter((repeat) => !charged.has(repeat));
  }
  const finding = noFinding();
  for (const { person, before, at } of left) {
    const seconds = ((at - before) / 1000).toFixed(1);
    found(finding, `to person ${person} again after ${seconds} s, and no crash between to charge`);
  }
  return finding;
}
