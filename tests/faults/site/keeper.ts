import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../packages/shared/src/settings.ts';
import { stopCluster } from '../../../scripts/postgres.ts';
import { superuserUrl } from '../../../scripts/postgres/databases.ts';
import { type Program, supervise } from '../../../scripts/process/supervise.ts';
import { runToEnd } from '../../../scripts/process/run.ts';
import { root } from '../../../scripts/settings.ts';
import { embeddedDatabase, keepAlive } from '../../../scripts/start/database.ts';
import { environments } from '../../../scripts/start/environment.ts';
import { prepareDatabase } from '../../../scripts/start/prepare.ts';
import { programs } from '../../../scripts/start/programs.ts';
import { PETITIONS } from '../people.ts';
import { mountSmallDisk, unmount } from '../strikes/disk-full.ts';
import { createCommitCutter } from './commit-cutter.ts';
import type { KeeperOptions, KeeperReady } from './site.ts';

// What `npm start` does, from the same parts, in a process of its own that outlives whoever is
// killed. Two things more: a second API, behind a proxy to the database, and a clock of its own.
const options = JSON.parse(process.argv[2]!) as KeeperOptions;
const read = readSettings(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const settings = read.settings;

if (options.smallDisk) {
  if (!mountSmallDisk(options.smallDisk)) throw new Error('No small disk could be mounted.');
  mkdirSync(settings.dataDir);
}
const database = (await embeddedDatabase(settings))!;
const { cluster } = database;
const unwatch = new AbortController();
const watch = keepAlive(cluster, unwatch.signal);
const env = environments(settings, database);
await prepareDatabase(env.ops, unwatch.signal);
await addPetitions();
const cutter = await createCommitCutter(options.cutterPort, settings.postgresPort);

// With two of them, as they would run behind a balancer that looks four times a second.
env.api.DRAIN_SECONDS = '1';
const running = [...programs(settings, env).map(fromBuild), secondApi()].map(supervise);
process.once('disconnect', () => void stop());
await Promise.all(running.map(({ ready }) => ready));

process.on('message', (message) => {
  if (message === 'cut the next commit') cutter.cutNext();
});
process.send?.({
  superuserUrl: superuserUrl(cluster, 'undersigned'),
  cluster: cluster.place.cluster,
  keys: database.keys,
} satisfies KeeperReady);

async function stop(): Promise<void> {
  for (const program of running) await program.stop(2_000);
  await cutter.close();
  unwatch.abort();
  await watch;
  await stopCluster(cluster);
  if (options.smallDisk) unmount(options.smallDisk);
  process.exit();
}

/** The programs as they were built, or as a bug was planted in them. */
function fromBuild(program: Program): Program {
  const args = program.args.map((arg) => arg.replace(join(root, 'apps/api/dist'), options.dist));
  return { ...program, args };
}

function secondApi(): Program {
  const url = new URL(database.databaseUrl);
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

async function addPetitions(): Promise<void> {
  for (const slug of PETITIONS.slice(1)) {
    const file = join(options.folder, `${slug}.json`);
    const petition = { slug, title: slug, demand: 'Do it.', addressedTo: 'The government' };
    writeFileSync(file, JSON.stringify(petition));
    const args = [join(root, 'apps/api/dist/ops.js'), 'create-petition', file];
    const name = 'Creating a petition';
    await runToEnd({ name, command: process.execPath, args, cwd: root, env: env.ops });
  }
}
