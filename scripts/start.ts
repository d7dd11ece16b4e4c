import { keepArchiving } from './backup/archiving.ts';
import { build } from './build.ts';
import { stopCluster } from './postgres.ts';
import { supervise, type Supervised } from './process/supervise.ts';
import { stopRequest, untilAborted } from './process/stopping.ts';
import { requireSettings } from './settings.ts';
import { announcement } from './start/announce.ts';
import { requirePorts } from './start/check-ports.ts';
import { embeddedDatabase, keepAlive } from './start/database.ts';
import { environments } from './start/environment.ts';
import { lockDataDir } from './start/lock.ts';
import { prepareDatabase } from './start/prepare.ts';
import { programs } from './start/programs.ts';
import { howLong } from './start/stopwatch.ts';

const stop = stopRequest();
const settings = requireSettings();
// What has been started so far, and how to end it; ended from the last to the first.
const started: (() => Promise<void> | void)[] = [];

try {
  await start();
  await untilAborted(stop);
  console.error('Stopping: what is under way is finished first.');
} catch (error) {
  if (!stop.aborted) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
for (const end of started.toReversed()) {
  try {
    await end();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
process.exit();

async function start(): Promise<void> {
  const lock = lockDataDir(settings.dataDir);
  started.push(lock.release);
  await requirePorts(settings, lock.afterCrash);
  const wasBuilt = await build(stop);

  const database = await embeddedDatabase(settings);
  if (database) {
    const unwatch = new AbortController();
    const watch = Promise.all([
      keepAlive(database.cluster, unwatch.signal),
      keepArchiving(database.cluster, unwatch.signal),
    ]);
    started.push(async () => {
      unwatch.abort();
      await watch;
      await stopCluster(database.cluster);
    });
    const { notice } = database.cluster.place;
    if (notice) console.error(notice);
  }
  const env = environments(settings, database);
  const staff = await prepareDatabase(env.ops, stop);

  const running: Supervised[] = programs(settings, env).map((program) => supervise(program));
  started.push(() => stopInOrder(running));
  await Promise.race([Promise.all(running.map(({ ready }) => ready)), untilAborted(stop)]);
  stop.throwIfAborted();

  const isCold = wasBuilt || database?.isNew === true;
  console.log(announcement(settings, staff, howLong(isCold)));
  process.send?.({ kind: 'ready', origin: settings.publicOrigin, staff });
}

/** The web site first: nothing new comes in, and what came in still finds everything behind it. */
async function stopInOrder(running: Supervised[]): Promise<void> {
  const patienceMs = [2_500, 2_500, 2_000, 500];
  for (const [i, program] of running.entries()) await program.stop(patienceMs[i] ?? 500);
}
