import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { FaultSite } from './site/site.ts';
import { now } from './time.ts';

// Counting millions takes time that the mails need.
const QUIET_TIMES = 20;
const QUIET_MS = 500;

/**
 * Mails that wait and have to go out now: those that are due, or will be within a minute, and
 * whatever nobody has got one of that kind in place of.
 */
const WAITING = `
  select count(*)::int as waiting from deliveries d
  where coalesce(sent_at, dropped_at) is null and (
    due_at <= clock_timestamp() + interval '60 s' or not exists (
      select from deliveries s where s.contact_id = d.contact_id and s.kind = d.kind and s.sent_at is not null
    )
  )`;

/** Waits until every mail that is owed has gone out; for as long as any goes out. */
export async function settle(site: FaultSite, patienceMs: number): Promise<void> {
  let least = Infinity;
  let since = now();
  while (now() - since < patienceMs) {
    const asked = now();
    const waiting = await countWaiting(site).catch(() => Infinity);
    if (waiting === 0) return;
    if (waiting < least) {
      least = waiting;
      since = now();
    }
    await sleep(Math.max(QUIET_MS, QUIET_TIMES * (now() - asked)));
  }
}

async function countWaiting({ superuserUrl }: FaultSite): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ waiting: number }>(WAITING);
    return rows[0]!.waiting;
  } finally {
    await client.end();
  }
}
