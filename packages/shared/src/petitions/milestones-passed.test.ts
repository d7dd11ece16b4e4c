import { expect, test } from 'vitest';
import { milestonesPassed } from './milestones-passed.ts';

const days = (...changes: number[]) =>
  changes.map((change, i) => ({ day: `2022-03-${String(i + 1).padStart(2, '0')}`, change }));

test('nothing is passed before the first', () => {
  expect(milestonesPassed([])).toEqual([]);
  expect(milestonesPassed(days(99))).toEqual([]);
});

test('each is passed on the day that ends at or above it, several in one day too', () => {
  expect(milestonesPassed(days(100, 40, 110))).toEqual([
    { target: 100, reachedOn: '2022-03-01' },
    { target: 150, reachedOn: '2022-03-03' },
    { target: 200, reachedOn: '2022-03-03' },
    { target: 250, reachedOn: '2022-03-03' },
  ]);
});

test('one that was passed stays so when the count goes down, and is not passed again', () => {
  expect(milestonesPassed(days(120, -30, 20))).toEqual([{ target: 100, reachedOn: '2022-03-01' }]);
});

test('a million in a day passes all there are up to it', () => {
  const passed = milestonesPassed(days(1_000_000));
  expect(passed.at(-1)?.target).toBe(1_000_000);
  expect(passed).toHaveLength(37);
});
