import type { Settings } from '../../packages/shared/src/settings.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Cluster,
  createCluster,
  isClusterAlive,
  isClusterNew,
  stopCluster,
} from '../postgres.ts';
import { type DatabaseUrls, ensureDatabase } from '../postgres/databases.ts';
import { type Keys, keysFor } from './keys.ts';

export interface EmbeddedDatabase extends DatabaseUrls {
  readonly cluster: Cluster;
  readonly keys: Keys;
  readonly isNew: boolean;
}

/** The database that comes with us, for who named none of their own. */
export async function embeddedDatabase(settings: Settings): Promise<EmbeddedDatabase | undefined> {
  if (settings.databaseUrl) return undefined;
  const { dataDir, postgresPort } = settings;
  const isNew = isClusterNew(dataDir);
  // Before there is any data, so that no data is ever without its keys.
  const keys = keysFor(dataDir, isNew);
  const cluster = await createCluster({ dir: dataDir, port: postgresPort });
  const urls = await ensureDatabase(cluster, 'undersigned').catch(async (error) => {
    if (cluster.started) await stopCluster(cluster);
    throw error;
  });
  return { ...urls, cluster, keys, isNew };
}

/** Starts the server again when it dies alone; the programs find their way back by themselves. */
export async function keepAlive(cluster: Cluster, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await sleep(250, undefined, { signal: stop }).catch(() => {});
    if (stop.aborted || isClusterAlive(cluster)) continue;
    console.error('Postgres ended; starting it again.');
    await createCluster(cluster).catch((error: Error) => console.error(error.message));
  }
}
