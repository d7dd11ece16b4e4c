import { expect, test } from 'vitest';
import { PLOT, plotOf } from './plot.ts';

const shown = { columns: [0], from: '2026-03-16T00:00:00Z', to: '2026-03-16T04:00:00Z' };
const points = (...numbers: number[]) =>
  numbers.map((count, hour) => ({ at: `2026-03-16T0${hour}:00:00Z`, values: [count, 0] }));

test.each([0, 1, 2, 3, 4, 7, 99, 100, 12_480])(
  'an axis up to %i starts at zero, in equal whole steps, with at most five lines',
  (most) => {
    const { ticks } = plotOf(points(0, most), shown);
    const steps = ticks.slice(1).map((tick, i) => ticks[i]! - tick);
    expect(ticks.at(-1)).toBe(0);
    expect(ticks[0]).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(steps).size).toBe(1);
    expect(ticks.every(Number.isInteger)).toBe(true);
  },
);

test.each([
  [-1, 0],
  [-3, 2],
  [-40, 7],
  [-1, 500],
])('an axis from %i to %i holds zero, in equal whole steps', (least, most) => {
  const { ticks } = plotOf(points(least, most), shown);
  const steps = ticks.slice(1).map((tick, i) => ticks[i]! - tick);
  expect(ticks).toContain(0);
  expect([ticks[0]! >= most, ticks.at(-1)! <= least]).toEqual([true, true]);
  expect(new Set(steps).size).toBe(1);
  expect(ticks.every(Number.isInteger)).toBe(true);
});

test('a point stands where its time and its number say', () => {
  const { lines, ticks } = plotOf(points(0, 0, 100), shown);
  expect(ticks[0]).toBe(100);
  expect(lines[0]).toBe(`M0,${PLOT.height}L250,${PLOT.height}L500,0`);
});

test('a point about the end of its interval stands there', () => {
  const ends = ['2026-03-16T01:00:00Z', '2026-03-16T01:30:00Z'];
  expect(plotOf(points(0, 100), { ...shown, ends }).lines[0]).toBe('M250,300L375,0');
});

test('every series has a line, and only those that are shown make the scale', () => {
  const both = [{ at: '2026-03-16T00:00:00Z', values: [4, 1_000, 2] }];
  const { lines, ticks } = plotOf(both, { ...shown, columns: [0, 2] });
  expect(lines).toHaveLength(2);
  expect(ticks[0]).toBe(4);
});

test('a plot has the size that is asked for', () => {
  const size = { width: 100, height: 10 };
  expect(plotOf(points(0, 0, 100), { ...shown, size }).lines[0]).toBe('M0,10L25,10L50,0');
});

test('nothing yet is an empty plot', () => {
  expect(plotOf([], shown).lines[0]).toBe('');
});
