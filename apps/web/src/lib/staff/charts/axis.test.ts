import { expect, test } from 'vitest';
import { timesIn } from '../time/times-in.ts';
import { axisLabels, widestNumber } from './axis.ts';
import type { ChartRange } from './chart-range.ts';

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * DAY).toISOString();
const range = (days: number): ChartRange => ({
  ...{ name: 'all', interval: 'DAY', from: day(0), to: day(days) },
  ticks: [0, 7, 14, 21, 28]
    .filter((n) => n < days)
    .map((n) => ({ at: day(n), kind: 'day' as const })),
});
const roomOfLast = (days: number) => axisLabels(range(days), timesIn('UTC')).at(-1)!.room;

test('the last label says how little room it has, so that none is cut', () => {
  expect([29, 30, 32, 35].map(roomOfLast)).toEqual(['scarce', 'tight', 'narrow', undefined]);
});

test('those before it have the room up to the next one', () => {
  const labels = axisLabels(range(29), timesIn('UTC')).slice(0, -1);
  expect(labels.map(({ room }) => room)).toEqual([undefined, undefined, undefined, undefined]);
});

test('charts below one another leave room for the longest number of all', () => {
  const points = [{ at: day(0), values: [12_000, 3] }];
  expect(widestNumber(points, [[0], [1]], range(29))).toBe('12,000');
});
