import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../random.ts';
import { pidOf, postgresPids, signal } from '../site/pids.ts';
import type { Arena, Strike } from './strike.ts';

type Victim = { readonly what: string; pids(arena: Arena): number[] };

const api: Victim = {
  what: 'an API',
  pids({ site, random }) {
    const pid = pidOf(site, pick(random, ['the first API', 'the second API']));
    return pid === undefined ? [] : [pid];
  },
};
const postgres: Victim = { what: 'Postgres', pids: ({ site }) => postgresPids(site.cluster) };

const LONG = { minMinutes: 2, weight: 1, isSlow: true };
const VERY_LONG = { minMinutes: 10, weight: 0.15, isSlow: true };

export const freezeApiBriefly = freeze(api, 1.5, { weight: 3 });
export const freezeApi = freeze(api, 10, LONG);
export const freezeApiForLong = freeze(api, 60, VERY_LONG);
export const freezePostgresBriefly = freeze(postgres, 1.5, { weight: 3 });
export const freezePostgres = freeze(postgres, 10, { ...LONG, mayRepeatMail: true });
export const freezePostgresForLong = freeze(postgres, 60, { ...VERY_LONG, mayRepeatMail: true });

function freeze(
  { what, pids }: Victim,
  seconds: number,
  kind: Pick<Strike, 'weight' | 'minMinutes' | 'isSlow' | 'mayRepeatMail'>,
): Strike {
  return {
    name: `${what} frozen for ${seconds} s`,
    ...kind,
    async strike(arena) {
      const frozen = pids(arena).filter((pid) => signal(pid, 'SIGSTOP'));
      if (frozen.length === 0) return undefined;
      try {
        await sleep(seconds * 1000, undefined, { signal: arena.signal }).catch(() => {});
      } finally {
        for (const pid of frozen) signal(pid, 'SIGCONT');
      }
      return `${frozen.length} processes`;
    },
  };
}
