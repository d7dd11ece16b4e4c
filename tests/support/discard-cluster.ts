import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Cluster, stopCluster } from '../../scripts/postgres.ts';

/** Stops a throw-away cluster and removes every file of it. */
export async function discardCluster(cluster: Cluster): Promise<void> {
  await stopCluster(cluster);
  // Where it had to live apart, its room holds a copy of the programs, too.
  const files = cluster.place.notice ? dirname(cluster.place.cluster) : cluster.place.cluster;
  for (const folder of [files, cluster.dir]) rmSync(folder, { recursive: true, force: true });
}
