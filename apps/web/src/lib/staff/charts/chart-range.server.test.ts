import { describe, expect, test } from 'vitest';
import { lastHour, readRange } from './chart-range.server.ts';
import { RANGES } from './chart-range.ts';

const now = Date.parse('2026-03-16T14:02:31.500Z');
const days = (count: number) => now - count * 86_400_000;
const read = (search: string, { zone = 'UTC', age = 50 } = {}) =>
  readRange(new URLSearchParams(search), { now, beganAt: days(age), timeZone: zone });

describe('a range of ours', () => {
  test('is the last hour: sixty minutes, this one included', () => {
    expect(read('range=hour').range).toMatchObject({
      interval: 'MINUTE',
      from: '2026-03-16T13:03:00.000Z',
      to: '2026-03-16T14:03:00.000Z',
    });
  });

  test('is today, or seven days that end with it, as the time zone has them', () => {
    expect(read('range=today').range).toMatchObject({
      interval: 'HOUR',
      from: '2026-03-16T00:00:00.000Z',
      to: '2026-03-17T00:00:00.000Z',
    });
    expect(read('', { zone: 'Europe/Kyiv' }).range).toMatchObject({
      name: 'week',
      interval: 'HOUR',
      from: '2026-03-09T22:00:00.000Z',
      to: '2026-03-16T22:00:00.000Z',
    });
  });

  test.each([
    ['on its first day', 0],
    ['after three days', 3],
    ['after a week', 7],
    ['after a year', 365],
    ['after eight years', 3_000],
  ])('is all of a petition %s, and no more than the API gives out', (_when, age) => {
    const { from, to, interval } = read('range=all', { age }).range;
    const ms = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 }[interval];
    const points = (Date.parse(to) - Date.parse(from)) / ms;
    expect(points).toBeGreaterThan(6);
    expect(points).toBeLessThanOrEqual(1_500);
    expect(Date.parse(to)).toBeGreaterThan(now);
    if (age < 1_400) expect(Date.parse(from)).toBeLessThanOrEqual(days(age));
  });

  test('is the usual one where nobody knows its name', () => {
    expect(read('range=yesterday').range.name).toBe('week');
    expect(RANGES.map((name) => read(`range=${name}`).range.name)).toEqual([...RANGES]);
  });
});

describe("a range of one's own", () => {
  const edges = (search: string, zone?: string) => {
    const { range, problems } = read(search, zone ? { zone } : {});
    expect(problems).toEqual([]);
    return [range.name, range.interval, range.from.slice(0, 16), range.to.slice(0, 16)];
  };

  test('is from a time to a time of the zone', () => {
    const search = 'from=2026-03-28T12:00&to=2026-03-30T12:00&interval=day';
    expect(edges(search)).toEqual(['own', 'DAY', '2026-03-28T00:00', '2026-03-31T00:00']);
    expect(edges(search, 'Europe/Kyiv')).toEqual([
      ...['own', 'DAY', '2026-03-27T22:00', '2026-03-30T21:00'],
    ]);
  });

  test('may be days without times, and the last one is in it', () => {
    expect(edges('from=2026-03-01&to=2026-03-02')).toEqual([
      ...['own', 'HOUR', '2026-03-01T00:00', '2026-03-03T00:00'],
    ]);
  });

  test.each([
    ['2026-03-16T08:00', '2026-03-16T14:00', 'MINUTE'],
    ['2026-03-16T08:00', '2026-03-16T14:01', 'HOUR'],
    ['2026-03-01T00:00', '2026-03-15T00:00', 'HOUR'],
    ['2026-03-01T00:00', '2026-03-16T00:00', 'DAY'],
  ])('from %s to %s is by the %s', (from, to, interval) => {
    expect(edges(`from=${from}&to=${to}&interval=`)[1]).toBe(interval);
    expect(edges(`from=${from}&to=${to}&interval=week`)[1]).toBe(interval);
  });

  test('is from the beginning, or until now, where nothing is said', () => {
    expect(edges('from=2026-03-16T10:00&to=')).toEqual([
      ...['own', 'MINUTE', '2026-03-16T10:00', '2026-03-16T14:03'],
    ]);
    expect(edges('from=&to=2026-03-16&interval=day')[2]).toBe('2026-01-25T00:00');
  });

  test('is what the form shows again, and what its links lead to', () => {
    const search = 'from=2026-03-28+12:00&to=2026-03-30&interval=hour';
    const { fields, asked } = read(search, { zone: 'Europe/Kyiv' });
    expect(fields).toEqual({ from: '2026-03-28T12:00', to: '2026-03-31T00:00', interval: 'hour' });
    expect(asked).toEqual({ from: '2026-03-28 12:00', to: '2026-03-30', interval: 'hour' });
  });

  test.each([
    ['from=yesterday&to=2026-03-30', 'from', 'DATE_INVALID'],
    ['from=2026-02-30&to=2026-03-30', 'from', 'DATE_INVALID'],
    ['from=2026-03-01T25:00&to=2026-03-30', 'from', 'DATE_INVALID'],
    ['from=2026-03-01&to=%00', 'to', 'DATE_INVALID'],
    ['from=2026-03-02&to=2026-03-01', 'to', 'OUT_OF_RANGE'],
    ['from=2026-03-02T10:00&to=2026-03-02T10:00', 'to', 'OUT_OF_RANGE'],
    ['from=1999-12-31&to=2026-03-01', 'from', 'OUT_OF_RANGE'],
    ['from=2026-03-01&to=9999-12-31', 'to', 'OUT_OF_RANGE'],
    ['from=2026-03-01&to=2026-03-03&interval=minute', 'interval', 'OUT_OF_RANGE'],
    ['from=2020-01-01&to=2026-03-03', 'interval', 'OUT_OF_RANGE'],
  ])('%s is refused by its field, which keeps what was typed', (search, field, code) => {
    const { problems, range, fields } = read(search);
    expect(problems).toEqual([{ field, code }]);
    expect(range.name).toBe('week');
    const typed = new URLSearchParams(search).get('from')!;
    expect([typed, `${typed}T00:00`]).toContain(fields.from);
  });
});

test('the last hour ends with this minute', () => {
  expect(lastHour(now)).toEqual({
    from: Date.parse('2026-03-16T13:03:00Z'),
    to: Date.parse('2026-03-16T14:03:00Z'),
  });
});
