import { describe, expect, test } from 'vitest';
import { isSameZone, parseTimeZone, timeZones } from './time-zone.ts';

describe('the time zones to choose from', () => {
  test('begin with UTC and are called as they are today', () => {
    const names = timeZones();
    expect(names[0]).toBe('UTC');
    for (const name of ['Europe/Kyiv', 'Europe/London', 'Asia/Kolkata'])
      expect(names).toContain(name);
    for (const name of ['Europe/Kiev', 'Asia/Calcutta']) expect(names).not.toContain(name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are all accepted by their names', () => {
    for (const name of timeZones()) expect(parseTimeZone(name)).toEqual({ ok: true, value: name });
  });
});

test.each([
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['europe/kyiv', 'Europe/Kyiv'],
  ['Etc/UTC', 'UTC'],
  ['US/Eastern', 'America/New_York'],
])('the older name %s is %s', (older, name) => {
  expect(parseTimeZone(older)).toEqual({ ok: true, value: name });
  expect(isSameZone(older, name)).toBe(true);
});

test.each([
  '',
  ' ',
  '+02:00',
  '-05:00',
  '02',
  'Mars/Olympus',
  'Europe/Kyiv\u0000',
  `Europe/${'x'.repeat(90)}`,
  '../etc',
  '__proto__',
  'constructor',
])('%j is none', (name) => {
  expect(parseTimeZone(name)).toEqual({ ok: false, code: 'TIME_ZONE_UNKNOWN' });
  expect(isSameZone(name, 'UTC')).toBe(false);
});
