import { afterEach, expect, test, vi } from 'vitest';
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

test('a clock that is set back by an hour keeps nobody waiting', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const limiter = createRateLimiter({ burst: 1, intervalSeconds: 0.001 });
  expect(limiter.take('a')).toBeNull();
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(limiter.take('a') ?? 0).toBeLessThanOrEqual(1);
  vi.useRealTimers();
});
