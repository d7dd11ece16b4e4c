import { expect, test } from 'vitest';
import { PLOT, plotOf } from './plot.ts';

const range = { from: '2026-03-16T00:00:00Z', to: '2026-03-16T04:00:00Z' };
const points = (...confirmed: number[]) =>
  confirmed.map((count, hour) => ({
    at: `2026-03-16T0${hour}:00:00Z`,
    confirmed: count,
    pending: 0,
    donationClicks: 0,
  }));

test.each([0, 1, 2, 3, 4, 7, 99, 100, 12_480])(
  'an axis up to %i starts at zero, in equal whole steps, with at most five lines',
  (most) => {
    const { ticks } = plotOf(points(0, most), range);
    const steps = ticks.slice(1).map((tick, i) => ticks[i]! - tick);
    expect(ticks.at(-1)).toBe(0);
    expect(ticks[0]).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(steps).size).toBe(1);
    expect(ticks.every(Number.isInteger)).toBe(true);
  },
);

test('a point stands where its time and its number say', () => {
  const { lines, ticks } = plotOf(points(0, 0, 100), range);
  expect(ticks[0]).toBe(100);
  expect(lines.confirmed).toBe(`M0,${PLOT.height}L250,${PLOT.height}L500,0`);
});

test('nothing yet is an empty plot', () => {
  expect(plotOf([], range).lines.confirmed).toBe('');
});
