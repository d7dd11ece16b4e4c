import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../packages/shared/src/settings.ts';
import { stopCluster } from '../../../scripts/postgres.ts';
import { superuserUrl } from '../../../scripts/postgres/databases.ts';
import { type Program, type ProgramEnd, supervise } from '../../../scripts/process/supervise.ts';
import { runToEnd } from '../../../scripts/process/run.ts';
import { root } from '../../../scripts/settings.ts';
import { embeddedDatabase, keepAlive } from '../../../scripts/start/database.ts';
import { type Environments, environments } from '../../../scripts/start/environment.ts';
import { prepareDatabase } from '../../../scripts/start/prepare.ts';
import { programs } from '../../../scripts/start/programs.ts';
import { PETITIONS } from '../people.ts';
import { mountSmallDisk, unmount } from '../strikes/disk-full.ts';
import { now } from '../time.ts';
import { createCommitCutter } from './commit-cutter.ts';
import type { Ended } from '../check/ends.ts';
import type { CutAnswer, KeeperOptions, KeeperReady } from './site.ts';

// What `npm start` does, from the same parts, in a process of its own that outlives whoever is
// killed. Two things more: a second API, behind a proxy to the database, and a clock of its own.
const options = JSON.parse(process.argv[2]!) as KeeperOptions;
const read = readSettings(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const settings = read.settings;

// By then the second API, wherever it is in starting again, has committed something.
const CUT_WITHIN_MS = 5_000;

// How to end what has been started so far; ended from the last to the first.
const started: (() => Promise<void> | void)[] = [];
process.once('disconnect', () => void stop(0));
await start().catch((error: Error) => {
  console.error(error.message);
  return stop(1);
});

async function start(): Promise<void> {
  const { smallDisk, cutterPort } = options;
  if (smallDisk) {
    if (!mountSmallDisk(smallDisk)) throw new Error('No small disk could be mounted.');
    started.push(() => unmount(smallDisk));
    mkdirSync(settings.dataDir);
  }
  const database = (await embeddedDatabase(settings))!;
  const { cluster } = database;
  const unwatch = new AbortController();
  const watch = keepAlive(cluster, unwatch.signal);
  started.push(async () => {
    unwatch.abort();
    await watch;
    await stopCluster(cluster);
  });
  const env = environments(settings, database);
  await prepareDatabase(env.ops, unwatch.signal);
  await addPetitions(env);
  const cutter = await createCommitCutter(cutterPort, settings.postgresPort);
  started.push(() => cutter.close());

  // With two of them, as they would run behind a balancer that looks four times a second.
  env.api.DRAIN_SECONDS = '1';
  const second = secondApi(env, database.databaseUrl);
  const running = [...programs(settings, env).map(fromBuild), second].map((program) =>
    supervise(program, noteEnd),
  );
  started.push(async () => void (await Promise.all(running.map(({ stop }) => stop(2_000)))));
  await Promise.all(running.map(({ ready }) => ready));

  process.on('message', (message) => {
    if (message !== 'cut the next commit') return;
    void cutter
      .cutNext(CUT_WITHIN_MS)
      .then((isCut) => process.send?.({ isCut } satisfies CutAnswer));
  });
  process.send?.({
    superuserUrl: superuserUrl(cluster, 'undersigned'),
    cluster: cluster.place.cluster,
    keys: database.keys,
  } satisfies KeeperReady);
}

function noteEnd(end: ProgramEnd): void {
  appendFileSync(options.endLog, `${JSON.stringify({ ...end, at: now() } satisfies Ended)}\n`);
}

async function stop(status: number): Promise<void> {
  for (const end of started.splice(0).toReversed()) await end();
  process.exit(status);
}

/** The programs as they were built, or as a bug was planted in them. */
function fromBuild(program: Program): Program {
  const args = program.args.map((arg) => arg.replace(join(root, 'apps/api/dist'), options.dist));
  return { ...program, args };
}

function secondApi(env: Environments, databaseUrl: string): Program {
  const url = new URL(databaseUrl);
  url.port = String(options.cutterPort);
  return {
    name: 'The second API',
    args: [join(options.dist, 'server.js')],
    cwd: root,
    env: {
      ...env.api,
      ...options.secondApiEnv,
      API_PORT: String(options.secondApiPort),
      DATABASE_URL: url.href,
    },
  };
}

async function addPetitions(env: Environments): Promise<void> {
  for (const slug of PETITIONS.slice(1)) {
    const file = join(options.folder, `${slug}.json`);
    const petition = { slug, title: slug, demand: 'Do it.', addressedTo: 'The government' };
    writeFileSync(file, JSON.stringify(petition));
    const args = [join(root, 'apps/api/dist/ops.js'), 'create-petition', file];
    const name = 'Creating a petition';
    await runToEnd({ name, command: process.execPath, args, cwd: root, env: env.ops });
  }
}
