import type pg from 'pg';
import {
  NEW_SOURCES_BURST,
  NEW_SOURCES_INTERVAL_SECONDS,
  SIGN_RATE_BURST,
  SIGN_RATE_INTERVAL_SECONDS,
  UNKNOWN_TOKENS_PER_MINUTE,
  NETWORK_HOLD_BURST,
  NETWORK_HOLD_INTERVAL_SECONDS,
} from '@undersigned/shared/limits.ts';
import { createBatcher, type Batcher } from '../../platform/batch.ts';
import type { RequestContext } from '../../platform/context.ts';
import { createWaker } from '../contacts/delivery.service.ts';
import { createRateLimiter, unlimited, type RateLimiter } from '../../platform/rate-limit.ts';
import type { Act, Answer } from './signature.act.ts';
import { writeActs, type Writing } from './signature.writer.ts';

const MAX_BATCH = 256;
const MAX_WAITING = 4_000;
// Two share the same signatures among smaller batches: measured, that costs a quarter more a signature.
export const WRITERS = 1;
/**
 * A new signature takes a millisecond or two longer to write than a repeated one, and a stranger
 * could measure that. Both stay below this time, unless they share their batch with others.
 */
const COVER = { ms: 10, needlessAmong: 16 };

/** What a process keeps for signing: the way to the database, and its memory of who was here. */
export type Signing = {
  acts: Batcher<Act, Answer>;
  /** For what staff decide, which has a transaction of its own. */
  writing: Writing;
  limits: Record<'address' | 'network' | 'unknownTokens' | 'newSources', RateLimiter>;
};

export type SigningContext = RequestContext & { signing: Signing };

export function createSigning(pool: pg.Pool, options: { limited: boolean }): Signing {
  const limiter = options.limited ? createRateLimiter : () => unlimited;
  const writing = { pool, wakeDeliveries: createWaker(pool) };
  return {
    writing,
    acts: createBatcher({
      run: (acts) => writeActs(writing, acts),
      maxSize: MAX_BATCH,
      maxWaiting: MAX_WAITING,
      writers: WRITERS,
      cover: COVER,
    }),
    limits: {
      address: limiter({ burst: SIGN_RATE_BURST, intervalSeconds: SIGN_RATE_INTERVAL_SECONDS }),
      network: limiter({
        burst: NETWORK_HOLD_BURST,
        intervalSeconds: NETWORK_HOLD_INTERVAL_SECONDS,
      }),
      newSources: limiter({
        burst: NEW_SOURCES_BURST,
        intervalSeconds: NEW_SOURCES_INTERVAL_SECONDS,
      }),
      unknownTokens: limiter({
        burst: UNKNOWN_TOKENS_PER_MINUTE,
        intervalSeconds: 60 / UNKNOWN_TOKENS_PER_MINUTE,
      }),
    },
  };
}
