import { afterEach, expect, test } from 'vitest';
import { clock } from './clock.ts';
import { createRateLimiter } from './rate-limit.ts';

afterEach(() => clock.shift(0));

test('a burst of 30, then one in 2 seconds', () => {
  clock.shift(0);
  const start = Date.now();
  const at = (seconds: number) => clock.shift(start + seconds * 1000 - Date.now());
  const limiter = createRateLimiter({ burst: 30, intervalSeconds: 2 });
  at(0);
  const burst = Array.from({ length: 31 }, () => limiter.take('a'));
  expect(burst.slice(0, 30)).toEqual(Array(30).fill(null));
  expect(burst[30]).toBeGreaterThanOrEqual(1);
  expect(limiter.take('b')).toBeNull();
  at(2.1);
  expect([limiter.take('a'), limiter.take('a')]).toEqual([null, 2]);
  at(100);
  expect(
    Array.from({ length: 31 }, () => limiter.take('a')).filter((wait) => wait === null),
  ).toHaveLength(30);
});
