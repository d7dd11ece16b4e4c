import { UserError } from '../../platform/errors.ts';

const AT_ONCE = 2;
// Of each: at a tenth of a second for two, the last one waits about three seconds.
const MAX_WAITING = 64;

type Who = 'known' | 'stranger';
export type Turns = { take: <T>(who: Who, work: () => Promise<T>) => Promise<T> };

/**
 * Hashing a password takes 32 MB and a tenth of a second: a flood of sign-ins must not starve
 * signing. Nor must it keep staff out: who signs in from a browser that has done so before waits
 * in a queue that strangers cannot fill, and goes first.
 */
export function createHashingTurns(): Turns {
  const waiting: Record<Who, (() => void)[]> = { known: [], stranger: [] };
  let busy = 0;
  return {
    async take(who, work) {
      if (busy < AT_ONCE) busy += 1;
      else if (waiting[who].length >= MAX_WAITING) {
        throw new UserError('OVERLOADED', { retryAfterSeconds: 5 });
      } else await new Promise<void>((resolve) => waiting[who].push(resolve));
      try {
        return await work();
      } finally {
        // The turn is handed on, or given up when nobody waits.
        const next = waiting.known.shift() ?? waiting.stranger.shift();
        if (next) next();
        else busy -= 1;
      }
    },
  };
}
