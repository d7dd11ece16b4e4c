import type { Settings } from '../../packages/shared/src/settings.ts';
import { clusterPort } from '../postgres.ts';
import { LOOPBACK } from '../postgres/loopback.ts';
import { portProblems } from '../process/ports.ts';
import { listeners } from './programs.ts';

// Programs that lost their start to kill -9 end themselves within a few seconds.
const ORPHANS_MS = 8_000;

/** Ends the start before it has begun when somebody else holds one of our ports. */
export async function requirePorts(settings: Settings, afterCrash: boolean): Promise<void> {
  const { databaseUrl, dataDir, postgresPort, host } = settings;
  const postgres = { setting: 'POSTGRES_PORT', port: postgresPort, what: 'Postgres' };
  // Our own database may have outlived its start; it will be adopted.
  const isNeeded = !databaseUrl && clusterPort(dataDir) !== postgresPort;
  const patienceMs = afterCrash ? ORPHANS_MS : 0;
  const problems = [
    ...(await portProblems(host, listeners(settings), patienceMs)),
    ...(isNeeded ? await portProblems(LOOPBACK, [postgres], patienceMs) : []),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
