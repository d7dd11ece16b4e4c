import { type Finding, found, noFinding } from './findings.ts';
import type { SignatureSeen } from './signatures.ts';

/** Counts by petition and name, as "open-the-archives confirmed from GB". */
export type Counts = Map<string, number>;

const NO_SOURCE = 'direct';

/** Makes every count anew from the rows, one at a time. */
export function createRecount() {
  const counts: Counts = new Map();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    counts,
    see({ petition, state, country, source }: SignatureSeen): void {
      if (state === 'DISOWNED') return;
      const from = source ?? NO_SOURCE;
      add(`${petition} ${state.toLowerCase()}`);
      add(`${petition} signed by ${from}`);
      if (state !== 'CONFIRMED') return;
      add(`${petition} confirmed from ${country}`);
      add(`${petition} confirmed by ${from}`);
      add(`${petition} confirmed in the ledger`);
    },
  };
}

/** Every count that is kept, and is not what the rows come to. */
export function findDrift(kept: Counts, recounted: Counts): Finding {
  const drift = noFinding();
  for (const name of new Set([...kept.keys(), ...recounted.keys()])) {
    const [is, shouldBe] = [kept.get(name) ?? 0, recounted.get(name) ?? 0];
    if (is !== shouldBe) found(drift, `${name}: kept ${is}, there are ${shouldBe}`);
  }
  return drift;
}
