import { NEW_SOURCES_BURST, NEW_SOURCES_INTERVAL_SECONDS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { createBatcher, type Batcher } from '../../platform/batch.ts';
import type { Db } from '../../platform/db.ts';
import type { Known } from '../../platform/known.ts';
import type { Logger } from '../../platform/log.ts';
import { createRateLimiter, unlimited, type RateLimiter } from '../../platform/rate-limit.ts';
import { writeClicks, type Click } from './donation-click.writer.ts';
import { createDonationLinkCache, type KnownLink } from './donation-link.cache.ts';

const MAX_BATCH = 256;
const MAX_WAITING = 2_000;
export const CLICK_WRITERS = 1;
// A household or an office, not somebody who changes the browser's name with every click.
const NEW_VISITORS = { burst: 100, intervalSeconds: 10 };

/** What a process keeps for donation links: the links, the clicks to be written, and limits on visitors and sources. */
export type Giving = {
  links: Known<KnownLink>;
  clicks: Batcher<Click, void>;
  visitors: RateLimiter;
  newSources: RateLimiter;
};

export function createGiving(
  pool: pg.Pool,
  db: Db,
  options: { limited: boolean; logger: Logger },
): Giving {
  const limiter = options.limited ? createRateLimiter : () => unlimited;
  return {
    links: createDonationLinkCache(db, options.logger),
    clicks: createBatcher({
      run: async (clicks: Click[]) => {
        await writeClicks(pool, clicks);
        return clicks.map(() => undefined);
      },
      maxSize: MAX_BATCH,
      maxWaiting: MAX_WAITING,
      writers: CLICK_WRITERS,
    }),
    visitors: limiter(NEW_VISITORS),
    newSources: limiter({
      burst: NEW_SOURCES_BURST,
      intervalSeconds: NEW_SOURCES_INTERVAL_SECONDS,
    }),
  };
}
