import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createCluster } from '../../scripts/postgres.ts';
import { ensureDatabase, superuserUrl } from '../../scripts/postgres/databases.ts';
import { discardCluster } from './discard-cluster.ts';
import { freePort } from './ports.ts';

// A process of its own, because it outlives even a test run that is killed, for as long as it
// takes to stop the database and to sweep up.
const home = join(import.meta.dirname, '../../.test');
mkdirSync(home, { recursive: true });
const dir = mkdtempSync(join(home, 'postgres-'));
// Postgres runs as another user where root runs the tests, and has to get in.
chmodSync(dir, 0o755);
const cluster = await createCluster({ dir, port: await freePort() });

process.once('disconnect', () => void discardCluster(cluster));
if (!process.connected) await discardCluster(cluster);

const urls = await ensureDatabase(cluster, 'undersigned');
process.send?.({ ...urls, superuserUrl: superuserUrl(cluster, 'postgres') });
