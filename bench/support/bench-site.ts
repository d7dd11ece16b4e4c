import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { discardData, newDataDir, ownSettings } from '../../tests/support/site.ts';
import { createSink } from './mail-sink.ts';
import { childrenOf, commandOf, cpuMicros, parentOf } from './site-processes.ts';

type Part = 'start' | 'api' | 'worker' | 'web' | 'postgres';

export type BenchSite = {
  host: string;
  apiPort: number;
  webPort: number;
  env: Record<string, string>;
  /** As the superuser, for looking and for filling tables. */
  database: pg.Pool;
  pid: (part: Part) => number;
  /** Processor time so far of all that belongs to this part, in microseconds. */
  cpu: (part: Part) => number;
  mailCount: () => number;
  discard: () => Promise<void>;
};

const root = join(import.meta.dirname, '../..');
const PROGRAMS = { api: 'dist/server.js', worker: 'dist/worker.js', web: 'web/server.mjs' };

/** All that `npm start` runs on Node. */
export const NODE_PARTS = ['start', 'api', 'worker', 'web'] as const satisfies Part[];

/** The product as `npm start` runs it, with a mail server of its own; its log goes to a file. */
export async function startBenchSite(settings: Record<string, string> = {}): Promise<BenchSite> {
  const sink = await createSink();
  const dataDir = newDataDir();
  const env: Record<string, string> = {
    ...(await ownSettings(dataDir)),
    RATE_LIMITS: 'off',
    SMTP_URL: sink.url,
    MAIL_FROM: 'Undersigned <campaign@news.example>',
    ...settings,
  };
  const log = join(dataDir, 'bench.log');
  const output = openSync(log, 'a');
  const start = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  const ended = once(start, 'exit');
  const isReady = await Promise.race([
    once(start, 'message').then(() => true),
    ended.then(() => false),
  ]);
  if (!isReady) throw new Error(`The site did not start:\n${readFileSync(log, 'utf8')}`);

  const database = new pg.Pool({ connectionString: superuserUrl(dataDir, env), max: 2 });
  database.on('error', () => {});
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = parentOf(rows[0]!.pid);
  const pid = (part: Part) => {
    if (part === 'postgres') return postmaster;
    if (part === 'start') return start.pid!;
    return childrenOf(start.pid!).find((child) => commandOf(child).includes(PROGRAMS[part]))!;
  };
  return {
    host: '127.0.0.1',
    apiPort: Number(env.API_PORT),
    webPort: Number(env.WEB_PORT),
    env,
    database,
    pid,
    cpu: (part) =>
      [pid(part), ...(part === 'postgres' ? childrenOf(postmaster) : [])]
        .map(cpuMicros)
        .reduce((a, b) => a + b),
    mailCount: sink.count,
    discard: async () => {
      await database.end();
      start.kill('SIGTERM');
      await ended;
      await sink.close();
      discardData(dataDir);
    },
  };
}

function superuserUrl(dataDir: string, env: Record<string, string>): string {
  const password = readFileSync(join(dataDir, 'keys/postgres.password'), 'utf8').trim();
  return `postgres://postgres:${password}@127.0.0.1:${env.POSTGRES_PORT}/undersigned`;
}

/** Processor time so far of the parts that sign, in microseconds. */
export function cpuOf(site: BenchSite): Record<'api' | 'postgres' | 'worker', number> {
  return { api: site.cpu('api'), postgres: site.cpu('postgres'), worker: site.cpu('worker') };
}
