import { setTimeout as sleep } from 'node:timers/promises';
import { between } from '../random.ts';
import type { Arena, Strike } from './strike.ts';

export const mailServerDead = away('a mail server that is dead, then slow', 2, {
  weight: 2,
});
export const mailServerDeadForLong = away('a mail server that is dead for minutes, then slow', 90, {
  weight: 0.15,
  minMinutes: 10,
  isSlow: true,
});

/** It is away while the next faults come; nobody waits for it. */
function away(
  name: string,
  seconds: number,
  kind: Pick<Strike, 'weight' | 'minMinutes' | 'isSlow'>,
): Strike {
  return {
    name,
    // The connection may end between taking a mail and saying so.
    mayRepeatMail: true,
    ...kind,
    async strike({ sink, random, signal }: Arena) {
      const deadSeconds = seconds * between(random, 1, 2);
      // Else the end of one would bring it back in the middle of the other.
      if (!(await sink.die())) return undefined;
      const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
      void pause(deadSeconds * 1000)
        .then(() => sink.revive())
        .then(() => sink.slowDown(100))
        .then(() => pause(deadSeconds * 500))
        .then(() => sink.slowDown(0));
      return `dead for ${deadSeconds.toFixed(1)} s, then slow for half as long`;
    },
  };
}
