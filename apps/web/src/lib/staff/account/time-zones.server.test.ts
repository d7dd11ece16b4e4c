import { expect, test } from 'vitest';
import { wayBack, zonesByArea } from './time-zones.server.ts';

test('time zones stand by the part of the world, UTC first, and the chosen one among them', () => {
  const areas = zonesByArea('Europe/Kyiv');
  expect(areas[0]).toEqual(['', ['UTC']]);
  const europe = areas.find(([area]) => area === 'Europe')![1];
  expect(europe.filter((name) => name === 'Europe/Kyiv')).toHaveLength(1);
  expect(zonesByArea('Etc/GMT+5').flat(2)).toContain('Etc/GMT+5');
});

test.each([
  ['/staff', '/staff'],
  ['/staff/petitions/p?range=own&view=stood', '/staff/petitions/p?range=own&view=stood'],
  ['/uk/staff/account', '/uk/staff/account'],
  ['//evil.example/staff', null],
  ['https://evil.example/staff', null],
  ['/\\evil.example', null],
  ['/staff/../go/x', null],
  ['/staff/..//evil.example', null],
  ['/staff\r\nSet-Cookie: a=b', null],
  ['/staff?x=\r\nSet-Cookie: a=b', '/staff?x=Set-Cookie:%20a=b'],
  ['/staff/petitions/україна', '/staff/petitions/%D1%83%D0%BA%D1%80%D0%B0%D1%97%D0%BD%D0%B0'],
  ['/staffing', null],
  ['/', null],
  ['', null],
])('the way back to %j is %j', (path, back) => {
  expect(wayBack(path)).toBe(back);
});
