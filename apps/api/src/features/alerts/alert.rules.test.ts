import { expect, test } from 'vitest';
import { milestonesToTell } from './alert.rules.ts';

const told = (total: number, before?: number) =>
  milestonesToTell(
    [{ petitionId: 'p', total }],
    new Map(before === undefined ? [] : [['p', before]]),
  ).map(({ target }) => target);

test('of several milestones that were passed at once the highest is told', () => {
  expect(told(99)).toEqual([]);
  expect(told(100)).toEqual([100]);
  expect(told(1_040)).toEqual([1_000]);
  expect(told(1_040, 750)).toEqual([1_000]);
});

test('none is told twice, also when the count goes down and up again', () => {
  expect(told(1_040, 1_000)).toEqual([]);
  expect(told(990, 1_000)).toEqual([]);
  expect(told(1_499, 1_000)).toEqual([]);
  expect(told(1_500, 1_000)).toEqual([1_500]);
});

test('what was passed before anybody was told of milestones is told of nobody', () => {
  expect(told(12_000, 11_900)).toEqual([]);
  expect(told(15_000, 11_900)).toEqual([15_000]);
});
