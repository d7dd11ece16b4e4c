import { expect, test } from 'vitest';
import { ticksOf } from './chart-ticks.server.ts';

const ticks = (from: string, to: string, zone = 'UTC') =>
  ticksOf(new Date(from), new Date(to), zone).map(({ at, kind }) => `${kind} ${at.slice(0, 16)}`);

test.each([
  [
    ...['an hour', '2026-03-16T13:03:00Z', '2026-03-16T14:03:00Z', 'UTC'],
    ['time 2026-03-16T13:10', 'time 2026-03-16T13:20', 'time 2026-03-16T13:30'],
  ],
  [
    ...['a day', '2026-03-16T00:00:00Z', '2026-03-17T00:00:00Z', 'UTC'],
    ['time 2026-03-16T00:00', 'time 2026-03-16T04:00', 'time 2026-03-16T08:00'],
  ],
  [
    ...['a day there', '2026-03-15T22:00:00Z', '2026-03-16T22:00:00Z', 'Europe/Kyiv'],
    ['time 2026-03-15T22:00', 'time 2026-03-16T02:00', 'time 2026-03-16T06:00'],
  ],
  [
    ...['two days', '2026-03-16T00:00:00Z', '2026-03-18T00:00:00Z', 'UTC'],
    ['day 2026-03-16T00:00', 'time 2026-03-16T12:00', 'day 2026-03-17T00:00'],
  ],
  [
    ...[
      'a week with a change of clocks',
      '2026-03-26T22:00:00Z',
      '2026-04-02T21:00:00Z',
      'Europe/Kyiv',
    ],
    [
      'day 2026-03-26T22:00',
      'day 2026-03-27T22:00',
      'day 2026-03-28T22:00',
      'day 2026-03-29T21:00',
    ],
  ],
  [
    ...['half a year', '2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z', 'UTC'],
    ['month 2026-02-01T00:00', 'month 2026-03-01T00:00', 'month 2026-04-01T00:00'],
  ],
  [
    ...['four years', '2022-03-16T00:00:00Z', '2026-03-16T00:00:00Z', 'UTC'],
    [
      'year 2023-01-01T00:00',
      'year 2024-01-01T00:00',
      'year 2025-01-01T00:00',
      'year 2026-01-01T00:00',
    ],
  ],
] as [string, string, string, string, string[]][])(
  'along %s stand round times',
  (_what, from, to, zone, expected) => {
    expect(ticks(from, to, zone).slice(0, expected.length)).toEqual(expected);
  },
);

test('however long it is there are some, and not many', () => {
  const from = Date.parse('2021-03-16T00:00:00Z');
  for (let ms = 5 * 60_000; ms < 60 * 365 * 86_400_000; ms *= 1.37) {
    const found = ticksOf(new Date(from), new Date(from + ms), 'Europe/Kyiv');
    expect([ms, found.length >= 2 && found.length <= 9]).toEqual([ms, true]);
  }
});

test('a time that clocks leave out is no second one', () => {
  const found = ticks('2026-03-28T22:00:00Z', '2026-03-29T06:00:00Z', 'Europe/Kyiv');
  expect(new Set(found).size).toBe(found.length);
});
