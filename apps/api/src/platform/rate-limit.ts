import { LRUCache } from 'lru-cache';
import { clock } from './clock.ts';

export type RateLimit = { burst: number; intervalSeconds: number };

export type RateLimiter = {
  /** Null when the caller may go on, else the whole seconds until it may. */
  take(key: string): number | null;
  /** Takes back what the last `take` cost, because it should not count after all. */
  giveBack(key: string): void;
};

/** No address is kept longer than a whole burst takes and this: two hours at most, as the privacy page says. */
const FORGET_EVERY_MS = 60_000;

/**
 * The generic cell rate algorithm (ITU-T I.371): a burst, then one in each interval.
 * Per process, and bounded: the least recently seen callers are forgotten first.
 */
export function createRateLimiter({ burst, intervalSeconds }: RateLimit): RateLimiter {
  const intervalMs = intervalSeconds * 1000;
  // Whoever has been away for as long as a whole burst takes is met as for the first time.
  const arrivals = new LRUCache<string, number>({ max: 100_000, ttl: burst * intervalMs });
  setInterval(() => arrivals.purgeStale(), FORGET_EVERY_MS).unref();
  return {
    take(key) {
      const now = clock.elapsed();
      const expected = Math.max(arrivals.get(key) ?? now, now);
      const waitMs = expected - (burst - 1) * intervalMs - now;
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      arrivals.set(key, expected + intervalMs);
      return null;
    },
    giveBack(key) {
      const arrival = arrivals.get(key);
      if (arrival !== undefined) arrivals.set(key, arrival - intervalMs);
    },
  };
}

export const unlimited: RateLimiter = { take: () => null, giveBack: () => {} };
