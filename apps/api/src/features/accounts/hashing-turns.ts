import { UserError } from '../../platform/errors.ts';

const AT_ONCE = 2;
const MAX_WAITING = 16;

export type Turns = { take: <T>(work: () => Promise<T>) => Promise<T> };

/** Hashing a password takes 32 MB and a tenth of a second: a flood of sign-ins must not starve signing. */
export function createHashingTurns(): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return {
    async take(work) {
      if (busy < AT_ONCE) busy += 1;
      else if (waiting.length >= MAX_WAITING) {
        throw new UserError('OVERLOADED', { retryAfterSeconds: 5 });
      } else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // The turn is handed on, or given up when nobody waits.
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
  };
}
