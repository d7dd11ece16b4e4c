import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { halt, initialise, launch } from './postgres/control.ts';
import { databasePassword } from './postgres/passwords.ts';
import { type Place, placeFor } from './postgres/place.ts';
import { claimed, findRunning } from './postgres/running.ts';
import { isAlive } from './process/alive.ts';

export interface ClusterOptions {
  /** The data folder; the database files and their passwords live below it. */
  readonly dir: string;
  readonly port: number;
}

export interface Cluster {
  readonly dir: string;
  readonly port: number;
  readonly place: Place;
  /** Whether this call started the server; otherwise it ran already. */
  readonly started: boolean;
}

/** A running Postgres on the files below `dir`: created, started or adopted, whichever it takes. */
export async function createCluster(options: ClusterOptions): Promise<Cluster> {
  const dir = resolve(options.dir);
  const place = placeFor(dir);
  const isNew = !existsSync(place.cluster);
  const password = databasePassword(dir, 'postgres', isNew);
  const cluster = { dir, port: options.port, place };
  if (isNew) await initialise(place, password);

  const running = await findRunning(place.cluster, password);
  if (running && running.port === options.port) return { ...cluster, started: false };
  // The settings moved it to another port since it was started.
  if (running) await halt(place, 'fast');
  await launch(place, options.port);
  return { ...cluster, started: true };
}

/** Ends the server in order. `smart` lets those who are still connected finish first. */
export async function stopCluster(
  cluster: Cluster,
  mode: 'fast' | 'smart' = 'fast',
): Promise<void> {
  if (isClusterAlive(cluster)) await halt(cluster.place, mode);
  while (isClusterAlive(cluster)) await sleep(20);
}

export function isClusterAlive(cluster: Cluster): boolean {
  const server = claimed(cluster.place.cluster);
  return server !== undefined && isAlive(server.pid);
}

/** Whether there are no database files for this data folder yet. */
export function isClusterNew(dir: string): boolean {
  return !existsSync(placeFor(resolve(dir)).cluster);
}

/** The port of a server that already runs on these files. */
export function clusterPort(dir: string): number | undefined {
  const server = claimed(placeFor(resolve(dir)).cluster);
  return server && isAlive(server.pid) ? server.port : undefined;
}
