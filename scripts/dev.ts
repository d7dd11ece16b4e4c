import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.ts';
import { parts, unmarkBuilt } from './building/parts.ts';
import { developmentPrograms } from './dev/programs.ts';
import { stopCluster } from './postgres.ts';
import { supervise } from './process/supervise.ts';
import { stopRequest, untilAborted } from './process/stopping.ts';
import { requireSettings } from './settings.ts';
import { announcement } from './start/announce.ts';
import { requirePorts } from './start/check-ports.ts';
import { embeddedDatabase } from './start/database.ts';
import { environments } from './start/environment.ts';
import { lockDataDir } from './start/lock.ts';
import { prepareDatabase } from './start/prepare.ts';
import { howLong } from './start/stopwatch.ts';

// The same site as `npm start` gives, from the sources: what changes is built and loaded again.
const stop = stopRequest();
const settings = requireSettings();
const ends: (() => Promise<void> | void)[] = [];

try {
  const lock = lockDataDir(settings.dataDir);
  ends.push(lock.release);
  await requirePorts(settings, lock.afterCrash);
  await build(stop);
  unmarkBuilt(parts.api);
  const database = await embeddedDatabase(settings);
  if (database) ends.push(() => stopCluster(database.cluster));
  const env = environments(settings, database, 'development');
  const staff = await prepareDatabase(env.ops, stop);
  const running = developmentPrograms(settings, env).map((program) => supervise(program));
  ends.push(async () => void (await Promise.all(running.map((program) => program.stop(2_000)))));
  await untilServed(settings.publicOrigin);
  if (!stop.aborted) console.log(announcement(settings, staff, howLong(true)));
  await untilAborted(stop);
} catch (error) {
  if (!stop.aborted) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
for (const end of ends.toReversed()) await end();
process.exit();

async function untilServed(address: string): Promise<void> {
  while (!stop.aborted) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
}
