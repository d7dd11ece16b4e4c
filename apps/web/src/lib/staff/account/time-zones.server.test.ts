import { expect, test } from 'vitest';
import { zonesByArea } from './time-zones.server.ts';

test('time zones stand by the part of the world, UTC first, and the chosen one among them', () => {
  const areas = zonesByArea('Europe/Kyiv');
  expect(areas[0]).toEqual(['', ['UTC']]);
  const europe = areas.find(([area]) => area === 'Europe')![1];
  expect(europe.filter((name) => name === 'Europe/Kyiv')).toHaveLength(1);
  expect(zonesByArea('Etc/GMT+5').flat(2)).toContain('Etc/GMT+5');
});
