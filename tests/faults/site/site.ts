import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../../scripts/settings.ts';
import { freePorts } from '../../support/ports.ts';
import { discardData, ownSettings } from '../../support/site.ts';
import type { Keys } from '../load/links.ts';
import { PETITIONS } from '../people.ts';
import { resume } from './pids.ts';

export type KeeperOptions = {
  readonly folder: string;
  readonly dist: string;
  /** Where each end of a program is written down. */
  readonly endLog: string;
  readonly secondApiPort: number;
  readonly secondApiEnv: Record<string, string>;
  readonly cutterPort: number;
  /** A small disk is mounted here, for everything below it. */
  readonly smallDisk: string | undefined;
};

export type KeeperReady = {
  readonly superuserUrl: string;
  readonly cluster: string;
  readonly keys: Keys;
};

export type CutAnswer = { readonly isCut: boolean };

export type FaultSite = KeeperReady & {
  readonly dataDir: string;
  /** The one that the web site asks, and the one behind the proxy. */
  readonly apiPorts: readonly [number, number];
  readonly webPort: number;
  readonly petitionNumbers: Record<string, number>;
  readonly petitionIds: Record<string, string>;
  /** Whether there was one to be cut. */
  cutNextCommit(): Promise<boolean>;
  discard(): Promise<void>;
};

type SiteOptions = {
  readonly folder: string;
  readonly dataDir: string;
  readonly smtpUrl: string;
  /** The built API that is run. */
  readonly dist: string;
  readonly endLog: string;
  readonly mailConnections: number;
  readonly secondApiEnv: Record<string, string>;
  readonly smallDisk?: string | undefined;
};

/** The whole product, with two API processes, on ports and data of its own. */
export async function startFaultSite(options: SiteOptions): Promise<FaultSite> {
  const { folder, dataDir, smtpUrl } = options;
  const own = await ownSettings(dataDir);
  const ports = await freePorts('second', 'cutter');
  const settings = {
    ...own,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Undersigned <campaign@news.example>',
    MAIL_CONNECTIONS: String(options.mailConnections),
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  };
  const keeperOptions: KeeperOptions = {
    folder,
    dist: options.dist,
    endLog: options.endLog,
    secondApiPort: ports.second,
    secondApiEnv: options.secondApiEnv,
    cutterPort: ports.cutter,
    smallDisk: options.smallDisk,
  };
  const log = openSync(join(folder, 'site.log'), 'a');
  const keeper = fork(join(import.meta.dirname, 'keeper.ts'), [JSON.stringify(keeperOptions)], {
    cwd: root,
    // Ctrl-C must not reach it before the evidence has been read.
    detached: true,
    execArgv: [],
    env: { ...process.env, NODE_ENV: '', ...settings },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const gone = once(keeper, 'exit');
  const ready = once(keeper, 'message').then(([message]) => message as KeeperReady);
  const kept = await Promise.race([ready, gone.then(() => undefined)]);
  if (!kept) {
    throw new Error(`The site did not start:\n${readFileSync(join(folder, 'site.log'), 'utf8')}`);
  }
  return {
    ...kept,
    ...(await readPetitions(kept.superuserUrl)),
    dataDir,
    apiPorts: [Number(own.API_PORT), ports.second],
    webPort: Number(own.WEB_PORT),
    async cutNextCommit() {
      const answer = once(keeper, 'message').then(([message]) => (message as CutAnswer).isCut);
      keeper.send('cut the next commit');
      return Promise.race([answer, gone.then(() => false)]);
    },
    async discard() {
      resume(dataDir, kept.cluster);
      keeper.disconnect();
      await gone;
      discardData(dataDir);
    },
  };
}

async function readPetitions(superuserUrl: string) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ slug: string; number: number; id: string }>(
    'select slug, number, id from petitions where slug = any($1)',
    [PETITIONS],
  );
  await client.end();
  return {
    petitionNumbers: Object.fromEntries(rows.map(({ slug, number }) => [slug, number])),
    petitionIds: Object.fromEntries(rows.map(({ slug, id }) => [slug, id])),
  };
}
