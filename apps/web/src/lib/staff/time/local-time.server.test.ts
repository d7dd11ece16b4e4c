import { expect, test } from 'vitest';
import { localTime, momentIn, timeWithOffset } from './local-time.server.ts';

test.each([
  ['2026-03-16T14:02', 'UTC', '2026-03-16T14:02:00.000Z'],
  ['2026-03-16 14:02', 'Europe/Kyiv', '2026-03-16T12:02:00.000Z'],
  ['2026-03-16T14:02:31', 'America/New_York', '2026-03-16T18:02:00.000Z'],
  ['2026-03-16', 'Europe/Kyiv', '2026-03-15T22:00:00.000Z'],
  // That clocks leave out, and that they have twice.
  ['2026-03-29T03:30', 'Europe/Kyiv', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T03:30', 'Europe/Kyiv', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (value, zone, at) => {
  expect(momentIn(value, zone)?.toISOString()).toBe(at);
});

test('a day as an end is in what ends with it', () => {
  const end = momentIn('2026-03-29', 'Europe/Kyiv', { endOfDay: true });
  expect(end?.toISOString()).toBe('2026-03-29T21:00:00.000Z');
});

test.each(['', 'now', '2026-02-30', '2026-03-16T24:01', '2026-13-01', '16.3.2026', '2026-03-16Z'])(
  '%j is no moment',
  (value) => expect(momentIn(value, 'UTC')).toBe(null),
);

test('a moment that is wanted exactly comes back as it went', () => {
  for (const at of [
    '2026-03-16T12:00:00.000Z',
    '2026-03-16T12:00:31.000Z',
    '2026-03-16T12:00:31.250Z',
  ]) {
    const written = localTime(new Date(at), 'Europe/Kyiv', { exactly: true });
    expect(momentIn(written, 'Europe/Kyiv', { exactly: true })?.toISOString()).toBe(at);
  }
  expect(localTime(new Date('2026-03-16T12:00:00Z'), 'UTC', { exactly: true })).toHaveLength(16);
});

test('a moment is written as a field has it, and for programs with its offset', () => {
  const at = new Date('2026-03-29T21:30:00Z');
  expect(localTime(at, 'Europe/Kyiv')).toBe('2026-03-30T00:30');
  expect(timeWithOffset(at, 'Europe/Kyiv')).toBe('2026-03-30T00:30:00+03:00');
  expect(timeWithOffset(at, 'UTC')).toBe('2026-03-29T21:30:00+00:00');
});
