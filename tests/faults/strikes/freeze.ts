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

export const freezeApiBriefly = freeze(api, 1.5, { weight: 3 });
export const freezeApi = freeze(api, 10, { weight: 1, minMinutes: 2 });
export const freezeApiForLong = freeze(api, 60, { weight: 0.15, minMinutes: 15 });
export const freezePostgresBriefly = freeze(postgres, 1.5, { weight: 3 });
export const freezePostgres = freeze(postgres, 10, { weight: 1, minMinutes: 2 });
export const freezePostgresForLong = freeze(postgres, 60, { weight: 0.15, minMinutes: 15 });

function freeze(
  { what, pids }: Victim,
  seconds: number,
  often: { weight: number; minMinutes?: number },
): Strike {
  return {
    name: `${what} frozen for ${seconds} s`,
    mayRepeatMail: true,
    ...often,
    async strike(arena) {
      const frozen = pids(arena).filter((pid) => signal(pid, 'SIGSTOP'));
      try {
        await sleep(seconds * 1000, undefined, { signal: arena.signal }).catch(() => {});
      } finally {
        for (const pid of frozen) signal(pid, 'SIGCONT');
      }
      return frozen.length > 0 ? `${frozen.length} processes` : undefined;
    },
  };
}
