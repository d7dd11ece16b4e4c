import { expect, test } from 'vitest';
import { personOf } from '../people.ts';
import { createHoldUps } from './hold-ups.ts';
import type { Read } from './read.ts';
import { createReadCheck } from './reads.ts';
import { evidenceOf } from './samples.ts';

const { petition } = personOf(7);

/** Confirmed between 1,000 and 1,100, withdrawn between 2,000 and 2,100. */
const LINES = ['c 7 1000', 'C 7 1100', 'w 7 2000', 'W 7 2100'];

function isWrong(start: number, end: number, value: number, cachedAsOf?: number) {
  const reads = createReadCheck(evidenceOf(...LINES), createHoldUps([]).end());
  const by = cachedAsOf === undefined ? 'the first API' : 'count.json';
  reads.see({ petition, by, start, end, tally: { value, asOf: cachedAsOf ?? end } });
  return reads.end().wrong.count === 1;
}

test('a read shows what was acknowledged before it, and nothing that came later', () => {
  expect(isWrong(500, 900, 0)).toBe(false);
  expect(isWrong(500, 900, 1)).toBe(true);
  expect(isWrong(1200, 1300, 1)).toBe(false);
  expect(isWrong(1200, 1300, 0)).toBe(true);
  expect(isWrong(2200, 2300, 0)).toBe(false);
  expect(isWrong(2200, 2300, 1)).toBe(true);
});

test('a read at the same time as an act may show it or not', () => {
  for (const value of [0, 1]) {
    expect(isWrong(900, 1050, value)).toBe(false);
    expect(isWrong(1050, 1200, value)).toBe(false);
    expect(isWrong(1900, 2050, value)).toBe(false);
  }
  expect(isWrong(900, 1050, 2)).toBe(true);
});

test('a cached count may be as old as it says, and no older', () => {
  expect(isWrong(1900, 1950, 0, 1100)).toBe(false);
  expect(isWrong(1900, 1950, 0, 1800)).toBe(true);
});

const AT = 100_000;
const quick = (start: number, changes: Partial<Read> = {}): Read => ({
  ...{ petition, by: 'the first API', start, end: start + 20, tally: { value: 0, asOf: start } },
  ...changes,
});

/** Whether count.json may say at AT that it is of `asOf`, after these faults and other reads. */
function isTooOld(asOf: number, faults: { from: number; to: number }[] = [], reads: Read[] = []) {
  const holdUps = createHoldUps(faults);
  reads.forEach(holdUps.see);
  const check = createReadCheck(evidenceOf(), holdUps.end());
  check.see(quick(AT, { by: 'count.json', tally: { value: 0, asOf } }));
  const { old, mustBeFresh } = check.end();
  return { isTooOld: old.count === 1, mustBeFresh };
}

test('a cached count is of a second ago, however honestly it says that it is older', () => {
  expect(isTooOld(AT - 1_200)).toEqual({ isTooOld: false, mustBeFresh: 1 });
  expect(isTooOld(AT - 1_300)).toEqual({ isTooOld: true, mustBeFresh: 1 });
  expect(isTooOld(AT - 3_600_000).isTooOld).toBe(true);
});

test('a fault that lasts excuses a count of before it, and none that is older', () => {
  const faults = [{ from: AT - 10_000, to: AT - 500 }];
  expect(isTooOld(AT - 11_000, faults)).toEqual({ isTooOld: false, mustBeFresh: 0 });
  expect(isTooOld(AT - 12_000, faults).isTooOld).toBe(true);
  expect(isTooOld(AT - 11_000, [{ from: AT - 10_000, to: AT - 3_000 }]).isTooOld).toBe(true);
});

test('so do readers who got no answer or a late one, on the way that a count takes', () => {
  const silent: Read = { petition, by: 'the first API', start: AT - 9_000, end: AT - 4_000 };
  const late = quick(AT - 5_000, { end: AT - 1_000 });
  expect(isTooOld(AT - 10_000, [], [silent, late]).isTooOld).toBe(false);
  expect(isTooOld(AT - 10_000, [], [silent]).isTooOld).toBe(true);
  expect(isTooOld(AT - 10_000, [], [late]).isTooOld).toBe(true);
  const refused: Read = { ...silent, start: AT - 1_500, end: AT - 1_490 };
  expect(isTooOld(AT - 2_500, [], [refused]).isTooOld).toBe(false);
  expect(isTooOld(AT - 5_000, [], [{ ...late, by: 'the second API' }]).isTooOld).toBe(true);
  expect(isTooOld(AT - 5_000, [], [quick(AT - 1_000), quick(AT - 500)]).isTooOld).toBe(true);
});
