import { expect, test } from 'vitest';
import { findRepeatsWithoutCrash } from './repeats.ts';

const crash = (from: number) => ({ from, to: from + 100 });
const repeat = (before: number, at: number) => ({ person: 7, before, at });

test('a repeat is charged to a crash that lies between its copies', () => {
  expect(findRepeatsWithoutCrash([repeat(9_000, 25_000)], [crash(10_000)], 1).count).toBe(0);
});

test('a repeat before the crash has no excuse, nor one whose first copy came well after it', () => {
  const before = repeat(1_000, 9_000);
  const after = repeat(20_000, 30_000);
  expect(findRepeatsWithoutCrash([before], [crash(10_000)], 1).count).toBe(1);
  expect(findRepeatsWithoutCrash([after], [crash(10_000)], 1).count).toBe(1);
});

test('a crash is charged with no more than were under way: what others left over does not count', () => {
  const three = [repeat(9_000, 25_000), repeat(9_500, 26_000), repeat(9_900, 27_000)];
  const crashes = [crash(10_000), crash(50_000), crash(90_000)];
  expect(findRepeatsWithoutCrash(three, crashes, 1).count).toBe(2);
  expect(findRepeatsWithoutCrash(three, crashes, 2).count).toBe(1);
  expect(findRepeatsWithoutCrash(three, crashes, 3).count).toBe(0);
});

test('who may be charged to either of two crashes leaves the first to who may not', () => {
  const either = repeat(1_000, 60_000);
  const first = repeat(9_000, 25_000);
  const crashes = [crash(10_000), crash(50_000)];
  expect(findRepeatsWithoutCrash([either, first], crashes, 1).count).toBe(0);
});

test('a mail that came three times needs two crashes, each between its own two copies', () => {
  const thrice = [repeat(9_000, 25_000), repeat(25_000, 40_000)];
  expect(findRepeatsWithoutCrash(thrice, [crash(10_000), crash(11_000)], 1).count).toBe(1);
  expect(findRepeatsWithoutCrash(thrice, [crash(10_000), crash(30_000)], 1).count).toBe(0);
});
