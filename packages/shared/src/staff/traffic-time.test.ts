import { expect, test } from 'vitest';
import { timesOfTraffic } from './traffic-time.ts';

const beganAt = new Date('2026-03-01T22:01:30Z');

test('the time of unusual traffic is told by the clock of whoever reads it, with a margin', () => {
  const endedAt = new Date('2026-03-01T22:20:10Z');
  expect(timesOfTraffic({ beganAt, endedAt }, 'Europe/Kyiv')).toEqual({
    from: '2026-03-01T23:58',
    to: '2026-03-02T00:21',
  });
});

test('while it lasts it has no end', () => {
  expect(timesOfTraffic({ beganAt, endedAt: null }, 'UTC')).toEqual({
    from: '2026-03-01T21:58',
    to: null,
  });
});
