import type { Db } from '../../platform/db.ts';
import { CLICKS_BY_SOURCE, CLICKS_OVER_TIME, COUNT_CLICKS } from './donation-click.queries.ts';

export type ClickInterval = 'minute' | 'hour' | 'day';

/** How many people followed a campaign's donation links: each once a day and link. */
export async function countDonationClicks(db: Db, campaignId: string): Promise<number> {
  const [{ count }] = await db.query(COUNT_CLICKS, [campaignId]);
  return count;
}

/** The same by source. What came without one stands under `direct`. */
export async function donationClicksBySource(
  db: Db,
  campaignId: string,
): Promise<Map<string, number>> {
  const rows: { source: string; count: number }[] = await db.query(CLICKS_BY_SOURCE, [campaignId]);
  return new Map(rows.map(({ source, count }) => [source, count]));
}

/**
 * The same over time, from `from` up to but without `to`, in buckets that begin on whole minutes,
 * hours or days in UTC. Oldest first; buckets without a click are left out.
 */
export function donationClicksOverTime(
  db: Db,
  campaignId: string,
  from: Date,
  to: Date,
  interval: ClickInterval,
): Promise<{ at: Date; count: number }[]> {
  return db.query(CLICKS_OVER_TIME, [campaignId, from, to, interval]);
}
