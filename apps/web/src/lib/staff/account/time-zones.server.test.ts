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
  ['/staffing', null],
  ['/', null],
  ['', null],
])('the way back to %j is %j', (path, back) => {
  expect(wayBack(path)).toBe(back);
});
