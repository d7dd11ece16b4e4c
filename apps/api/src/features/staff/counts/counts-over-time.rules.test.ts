import { expect, test } from 'vitest';
import { pointsOf } from './counts-over-time.rules.ts';

const counts = (changed: object) => ({
  ...{ pending: 0, held: 0, confirmed: 0, withdrawn: 0, invalidated: 0, offline: 0 },
  ...changed,
});
const starts = ['2026-03-16T10:00Z', '2026-03-16T11:00Z', '2026-03-16T12:00Z'].map(
  (at) => new Date(at),
);

test('the last point stands as it stands now, and every other as it stood before what came later', () => {
  const now = counts({ pending: 1, confirmed: 5, withdrawn: 1, offline: 40 });
  const changes = [
    { interval: 1, signed: 7, confirmations: 4, by: counts({ pending: 3, confirmed: 4 }) },
    {
      interval: 3,
      signed: 0,
      confirmations: 2,
      by: counts({ pending: -2, confirmed: 1, withdrawn: 1, offline: 40 }),
    },
  ];
  const points = pointsOf(starts, now, changes, new Map([[2, 9]]));
  expect(
    points.map(({ at, confirmed, pending, donationClicks }) => [
      at,
      confirmed,
      pending,
      donationClicks,
    ]),
  ).toEqual([
    [starts[0], 4, 7, 0],
    [starts[1], 0, 0, 9],
    [starts[2], 2, 0, 0],
  ]);
  expect(points.map(({ change }) => change)).toEqual([
    { ...counts({ pending: 3, confirmed: 4 }), total: 4 },
    { ...counts({}), total: 0 },
    { ...counts({ pending: -2, confirmed: 1, withdrawn: 1, offline: 40 }), total: 41 },
  ]);
  expect(points.map(({ end }) => end)).toEqual([
    { ...counts({ pending: 3, confirmed: 4 }), total: 4 },
    { ...counts({ pending: 3, confirmed: 4 }), total: 4 },
    { ...now, total: 45 },
  ]);
});

test('a range of the past stands as it stood then: what came after it is taken off', () => {
  const changes = [
    { interval: 2, signed: 3, confirmations: 0, by: counts({ pending: 3 }) },
    { interval: 4, signed: 9, confirmations: 0, by: counts({ pending: 7, held: 2 }) },
    { interval: 5, signed: 1, confirmations: 0, by: counts({ pending: 1 }) },
  ];
  const points = pointsOf(starts, counts({ pending: 11, held: 2 }), changes, new Map());
  expect(points.map(({ end }) => [end.pending, end.held])).toEqual([
    [0, 0],
    [3, 0],
    [3, 0],
  ]);
});
