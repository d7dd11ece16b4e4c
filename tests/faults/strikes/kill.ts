import { pick } from '../random.ts';
import { pidOf, postgresPids, type ProgramName, signal } from '../site/pids.ts';
import type { Arena, Strike } from './strike.ts';

const APIS = ['the first API', 'the second API'] as const;

export const killApi: Strike = {
  name: 'kill -9 of an API',
  weight: 6,
  mayEnd: APIS,
  strike: ({ site, random }) => kill(site, pick(random, APIS)),
};

export const killBothApis: Strike = {
  name: 'kill -9 of both APIs',
  weight: 3,
  mayEnd: APIS,
  async strike({ site }) {
    const killed = await Promise.all(APIS.map((api) => kill(site, api)));
    return killed.some(Boolean) ? 'both' : undefined;
  },
};

export const killWorker: Strike = {
  name: 'kill -9 of the worker',
  weight: 3,
  mayRepeatMail: true,
  mayEnd: ['the worker'],
  strike: ({ site }) => kill(site, 'the worker'),
};

export const killWeb: Strike = {
  name: 'kill -9 of the web site',
  weight: 2,
  mayEnd: ['the web site'],
  strike: ({ site }) => kill(site, 'the web site'),
};

/** The server alone: its children notice, and end by themselves. */
export const killPostmaster: Strike = {
  name: 'kill -9 of the Postgres server',
  weight: 2,
  mayRepeatMail: true,
  async strike({ site }) {
    const [server] = postgresPids(site.cluster);
    return server && signal(server, 'SIGKILL') ? 'the server process' : undefined;
  },
};

/** Nobody gets to write anything down any more. */
export const killPostgres: Strike = {
  name: 'kill -9 of all of Postgres',
  weight: 3,
  mayRepeatMail: true,
  async strike({ site }) {
    const killed = postgresPids(site.cluster).filter((pid) => signal(pid, 'SIGKILL'));
    return killed.length > 0 ? `${killed.length} processes` : undefined;
  },
};

export const killEverything: Strike = {
  name: 'kill -9 of APIs and Postgres together',
  weight: 1,
  mayRepeatMail: true,
  mayEnd: APIS,
  async strike(arena) {
    const killed = [await killBothApis.strike(arena), await killPostgres.strike(arena)];
    return killed.some(Boolean) ? killed.join(', ') : undefined;
  },
};

async function kill(site: Arena['site'], program: ProgramName): Promise<string | undefined> {
  const pid = pidOf(site, program);
  return pid !== undefined && signal(pid, 'SIGKILL') ? program : undefined;
}
