import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsOf, rangeProblems, startOfDay, type Interval } from './chart-buckets.ts';

const HOUR_MS = 3_600_000;
const moment = fc.date({
  min: new Date('2000-01-02T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const interval = fc.constantFrom<Interval>('MINUTE', 'HOUR', 'DAY');
const timeZone = fc.constantFrom(
  ...['UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'],
  ...['Africa/Cairo', 'Pacific/Apia', 'America/Havana', 'Asia/Beirut'],
);

const range = (from: string, to: string, interval: Interval, timeZone = 'UTC') => ({
  ...{ from: new Date(from), to: new Date(to), interval, timeZone },
});
const hoursOf = (of: Parameters<typeof bucketsOf>[0]) => {
  const { starts, end } = bucketsOf(of);
  return [...starts, end]
    .slice(1)
    .map((edge, i) => (edge.getTime() - starts[i]!.getTime()) / HOUR_MS);
};

test('buckets cover the whole range without a gap, and nothing that it does not touch', () => {
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 1, max: 86_400_000 }),
      interval,
      timeZone,
      (from, lengthMs, of, zone) => {
        const asked = {
          from,
          to: new Date(from.getTime() + lengthMs),
          interval: of,
          timeZone: zone,
        };
        fc.pre(rangeProblems(asked).length === 0);
        const { starts, end } = bucketsOf(asked);
        const edges = [...starts, end].map((date) => date.getTime());
        expect(edges.every((at, i) => i === 0 || at > edges[i - 1]!)).toBe(true);
        expect(edges[0]! <= from.getTime() && from.getTime() < edges[1]!).toBe(true);
        expect(edges.at(-2)! < asked.to.getTime() && asked.to.getTime() <= edges.at(-1)!).toBe(
          true,
        );
      },
    ),
  );
});

describe('days are those of the zone', () => {
  test.each([
    ['Europe/Kyiv', '2026-03-27T22:00:00Z', '2026-03-30T21:00:00Z', [24, 23, 24]],
    ['Europe/Kyiv', '2026-10-23T21:00:00Z', '2026-10-26T22:00:00Z', [24, 25, 24]],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', [23]],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', [25]],
    // Midnight itself is left out there.
    ['Africa/Cairo', '2026-04-23T22:00:00Z', '2026-04-25T21:00:00Z', [23, 24]],
    ['Asia/Kolkata', '2026-03-28T18:30:00Z', '2026-03-29T18:30:00Z', [24]],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', [24.5]],
    // The thirtieth was no day there.
    ['Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z', [24, 24]],
    ['UTC', '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z', [24, 24]],
  ])('%s from %s to %s: %j hours', (zone, from, to, hours) => {
    const asked = range(from, to, 'DAY', zone);
    expect(hoursOf(asked)).toEqual(hours);
    expect(bucketsOf(asked).starts[0]!.toISOString()).toBe(from.replace('Z', '.000Z'));
  });

  test.each([
    'Europe/Kyiv',
    'America/New_York',
    'Africa/Cairo',
    'Asia/Beirut',
    'Pacific/Apia',
    'UTC',
  ])('years of them in %s begin when the calendar there says so', (zone) => {
    const { starts } = bucketsOf(
      range('2010-06-01T12:00:00Z', '2014-06-01T12:00:00Z', 'DAY', zone),
    );
    expect(starts.length).toBeGreaterThan(1_450);
    for (const start of starts) expect(startOfDay(start, zone)).toEqual(start);
    const dates = starts.map((at) => at.toLocaleDateString('sv', { timeZone: zone }));
    expect(new Set(dates).size).toBe(dates.length);
  });

  test('hours go on while clocks change, and begin when they strike', () => {
    expect(
      bucketsOf(range('2026-03-28T22:10:00Z', '2026-03-29T02:00:00Z', 'HOUR', 'Europe/Kyiv'))
        .starts,
    ).toHaveLength(4);
    const kolkata = bucketsOf(
      range('2026-03-28T18:10:00Z', '2026-03-28T18:31:00Z', 'HOUR', 'Asia/Kolkata'),
    );
    expect(kolkata.starts.map((at) => at.toISOString())).toEqual([
      '2026-03-28T17:30:00.000Z',
      '2026-03-28T18:30:00.000Z',
    ]);
  });

  test('a day begins at its midnight, or where that is left out when it begins', () => {
    const began = (at: string, zone: string) => startOfDay(new Date(at), zone).toISOString();
    expect(began('2026-03-29T20:59:59Z', 'Europe/Kyiv')).toBe('2026-03-28T22:00:00.000Z');
    expect(began('2026-03-29T21:00:00Z', 'Europe/Kyiv')).toBe('2026-03-29T21:00:00.000Z');
    expect(began('2026-04-24T10:00:00Z', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });
});

describe('a range', () => {
  test.each([
    ['1,500 points', range('2026-01-01T00:00:00Z', '2026-01-02T01:00:00Z', 'MINUTE')],
    [
      '1,500 days with clocks that change',
      range('2022-01-01T00:00:00Z', '2026-02-09T00:00:00Z', 'DAY', 'Europe/London'),
    ],
  ])('may have %s', (_what, asked) => {
    expect(rangeProblems(asked)).toEqual([]);
    expect(bucketsOf(asked).starts).toHaveLength(1_500);
  });

  test.each([
    ['1,501 points', range('2026-01-01T00:00:00Z', '2026-01-02T01:01:00Z', 'MINUTE'), 'interval'],
    [
      'a hundred years by the minute',
      range('2000-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'MINUTE'),
      'interval',
    ],
    [
      'an end before its beginning',
      range('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'DAY'),
      'to',
    ],
    ['a beginning that is none', range('x', '2026-01-01T00:00:00Z', 'DAY'), 'from'],
  ])('may not have %s', (_what, asked, field) => {
    expect(rangeProblems(asked)).toEqual([{ path: [field], code: 'OUT_OF_RANGE' }]);
  });
});
