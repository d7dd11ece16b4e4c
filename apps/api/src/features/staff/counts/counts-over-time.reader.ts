import { LRUCache } from 'lru-cache';
import { clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { donationClicksOverTime } from '../../donations/donation-click.service.ts';
import type { StateCounts } from '../../integrity/tally.service.ts';
import { READ_CHANGES } from './counts-over-time.queries.ts';
import type { Change } from './counts-over-time.rules.ts';

export type Subject = { petitionId: string; campaignId: string };
/** How it stands now, and what happened in the intervals that some times part from each other. */
export type Reading = { now: StateCounts; changes: Change[]; clicks: Map<number, number> };
type Question = { db: Db; of: Subject; edges: Date[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What is older does not change any more: longer than a transaction may take, or clocks differ. */
const SETTLED_AFTER_MS = 15 * MINUTE_MS;

// Clicks that waited for a database that was away come later than they were made.
const KEPT_MS = MINUTE_MS;
const history = new LRUCache<string, Reading, Question>({
  ...{ max: 200, ttl: KEPT_MS },
  fetchMethod: (_key, _before, { context }) => read(context),
});

/**
 * Reads what happened between these times and after; `name` tells apart what else parts the same time. Of a long past only what may still change is read
 * each time, at most a day; the rest at most once a minute, however many watch: it may be a million rows.
 */
export async function readChanges(
  db: Db,
  { of, edges, name }: { of: Subject; edges: Date[]; name: string },
): Promise<Reading> {
  const settled = clock.now().getTime() - SETTLED_AFTER_MS;
  const hour = new Date(Math.floor(settled / HOUR_MS) * HOUR_MS);
  // What came after a range of the past is history, too.
  const all = hour > edges.at(-1)! ? [...edges, hour] : edges;
  const cut = all.findLastIndex((edge) => edge.getTime() <= settled);
  if (cut < 1) return read({ db, of, edges: all });
  const past = all.slice(0, cut + 1);
  const key = JSON.stringify([of, name, past.length, past[0], past.at(-1)]);
  const [before, recent] = await Promise.all([
    history.forceFetch(key, { context: { db, of, edges: past } }),
    read({ db, of, edges: all.slice(cut) }),
  ]);
  const later = recent.changes.map((change) => ({ ...change, interval: change.interval + cut }));
  const clicks = [...recent.clicks].map(([interval, n]) => [interval + cut, n] as const);
  return {
    now: recent.now,
    changes: [...before.changes.filter(({ interval }) => interval <= cut), ...later],
    clicks: new Map([...before.clicks, ...clicks]),
  };
}

async function read({ db, of, edges }: Question): Promise<Reading> {
  const [[found], clicks]: [[Omit<Reading, 'clicks'>], Map<number, number>] = await Promise.all([
    db.query(READ_CHANGES, [of.petitionId, edges]),
    donationClicksOverTime(db, of.campaignId, edges),
  ]);
  return { ...found, clicks };
}
