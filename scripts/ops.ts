import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOnce } from './backup/archiving.ts';
import { clusterCommand } from './backup/commands.ts';
import { build } from './build.ts';
import { isClusterNew, stopCluster } from './postgres.ts';
import { runForeground } from './process/foreground.ts';
import { requireSettings, root } from './settings.ts';
import { signInLines } from './start/announce.ts';
import { embeddedDatabase } from './start/database.ts';
import { environments } from './start/environment.ts';
import { isDataDirLocked } from './start/lock.ts';
import { prepareDatabase } from './start/prepare.ts';

const program = join(root, 'apps/api/dist/ops.js');
// Backup and restore come as far as the program only to be told why they are refused.
const NEED_NO_DATABASE = ['help', '--help', '-h', 'backup', 'restore'];
const settings = requireSettings();

process.exitCode = await run().catch((error: Error) => {
  const isStopped = error.name === 'AbortError';
  console.error(isStopped ? 'Stopped; nothing is left of it.' : error.message);
  return 1;
});
process.exit();

/** Runs an operator command, beside a running site or without one; Postgres is left as it was found. */
async function run(): Promise<number> {
  // Files on the command line are relative to where it was typed.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const onFiles = clusterCommand(process.argv.slice(2), settings, cwd);
  if (onFiles) {
    await onFiles();
    return 0;
  }
  const ops = (env?: NodeJS.ProcessEnv) =>
    runForeground({
      name: 'ops',
      command: process.execPath,
      args: [program, ...process.argv.slice(2)],
      cwd,
      env,
    });
  // A running site keeps the programs that it was started with.
  if (!existsSync(program) || !isDataDirLocked(settings.dataDir)) await build();
  if (NEED_NO_DATABASE.includes(process.argv[2] ?? 'help')) return ops();
  const isNew = !settings.databaseUrl && isClusterNew(settings.dataDir);
  const database = await embeddedDatabase(settings);
  if (isNew) console.error(newSite(settings.dataDir));
  const env = environments(settings, database).ops;
  try {
    if (database?.cluster.started) {
      const staff = await prepareDatabase(env, new AbortController().signal);
      if (staff?.password) console.error(signInLines(staff).join('\n'));
    }
    return await ops(env);
  } finally {
    // A site that has been started meanwhile has adopted it.
    if (database?.cluster.started && !isDataDirLocked(settings.dataDir)) {
      await archiveOnce(database.cluster);
      await stopCluster(database.cluster, 'smart');
    }
  }
}

/** Whoever meant another folder would otherwise look for the article there. */
function newSite(dataDir: string): string {
  return `There was no database in ${dataDir}; a new, empty site was made there. Is DATA_DIR what you meant?`;
}
