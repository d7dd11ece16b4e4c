import { expect, test } from 'vitest';
import { chartRange, RANGES, rangeNamed } from './chart-range.ts';

const now = Date.parse('2026-03-16T14:02:31.500Z');
const days = (count: number) => now - count * 86_400_000;

test('the last hour is sixty minutes, this one included', () => {
  expect(chartRange('hour', now, days(5))).toMatchObject({
    interval: 'MINUTE',
    from: '2026-03-16T13:03:00.000Z',
    to: '2026-03-16T14:03:00.000Z',
  });
});

test('seven days end with today', () => {
  expect(chartRange('week', now, days(50))).toMatchObject({
    interval: 'HOUR',
    from: '2026-03-10T00:00:00.000Z',
    to: '2026-03-17T00:00:00.000Z',
    segments: 7,
  });
});

test.each([
  ['on its first day', 0],
  ['after three days', 3],
  ['after a week', 7],
  ['after a year', 365],
  ['after eight years', 3_000],
])('a petition %s has a chart of all of it that the API gives out', (_when, age) => {
  const { from, to, interval, segments } = chartRange('all', now, days(age));
  const ms = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 }[interval];
  const points = (Date.parse(to) - Date.parse(from)) / ms;
  expect(points).toBeGreaterThan(6);
  expect(points).toBeLessThanOrEqual(1_500);
  expect(points % segments).toBe(0);
  expect(segments).toBeLessThanOrEqual(7);
  expect(Date.parse(to)).toBeGreaterThan(now);
  if (age < 1_400) expect(Date.parse(from)).toBeLessThanOrEqual(days(age));
});

test('an unknown range is the usual one', () => {
  expect(rangeNamed('yesterday')).toBe('week');
  expect(rangeNamed(null)).toBe('week');
  expect(RANGES.map(rangeNamed)).toEqual([...RANGES]);
});
