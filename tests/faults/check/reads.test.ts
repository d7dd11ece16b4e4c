import { expect, test } from 'vitest';
import { personOf } from '../people.ts';
import { createReadCheck } from './reads.ts';
import { evidenceOf } from './samples.ts';

const { petition } = personOf(7);

/** Confirmed between 1,000 and 1,100, withdrawn between 2,000 and 2,100. */
const LINES = ['c 7 1000', 'C 7 1100', 'w 7 2000', 'W 7 2100'];

function isWrong(start: number, end: number, value: number, cache = { asOf: end, mayBeOldMs: 0 }) {
  const reads = createReadCheck(evidenceOf(...LINES));
  reads.see({ petition, start, end, value, ...cache });
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
  expect(isWrong(1900, 1950, 0, { asOf: 1100, mayBeOldMs: 1000 })).toBe(false);
  expect(isWrong(1900, 1950, 0, { asOf: 1800, mayBeOldMs: 1000 })).toBe(true);
});
