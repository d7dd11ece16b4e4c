import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pidOf, signal } from './site/pids.ts';
import type { FaultSite } from './site/site.ts';
import { now } from './time.ts';

const QUIET_MS = 500;

/**
 * Waits until every mail that is due has gone out; for as long as any goes out. The worker begins
 * anew first, as after an update: what no wake-up reached would wait for the minute to end.
 */
export async function settle(site: FaultSite, patienceMs: number): Promise<void> {
  if (patienceMs === 0) return;
  const worker = pidOf(site, 'the worker');
  if (worker) signal(worker, 'SIGTERM');
  let least = Infinity;
  let since = now();
  while (now() - since < patienceMs) {
    const waiting = await countWaiting(site).catch(() => Infinity);
    if (waiting === 0) return;
    if (waiting < least) {
      least = waiting;
      since = now();
    }
    await sleep(QUIET_MS);
  }
}

async function countWaiting({ superuserUrl }: FaultSite): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ waiting: number }>(
      `select count(*)::int as waiting from deliveries
       where sent_at is null and dropped_at is null and due_at <= clock_timestamp() + interval '60 s'`,
    );
    return rows[0]!.waiting;
  } finally {
    await client.end();
  }
}
