import { expect, test } from 'vitest';
import { nearestPoint } from './nearest-point.ts';

const RANGE = { from: '2026-03-16T00:00:00Z', to: '2026-03-16T04:00:00Z' };
const HOURS = [0, 1, 2, 3].map((hour) => `2026-03-16T0${hour}:00:00Z`);

test.each([
  [0, 0],
  [0.12, 0],
  [0.13, 1],
  [0.5, 2],
  [1, 3],
  [-0.2, 0],
  [1.4, 3],
])('at %f of the width it is point %i', (share, index) => {
  expect(nearestPoint(share, RANGE, HOURS)).toBe(index);
});

test('where there is no point there is none', () => {
  expect(nearestPoint(0.5, RANGE, [])).toBe(undefined);
});
