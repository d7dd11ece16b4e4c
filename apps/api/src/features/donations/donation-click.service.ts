import type { Db } from '../../platform/db.ts';
import { CLICKS_BY_SOURCE, CLICKS_OVER_TIME, COUNT_CLICKS } from './donation-click.queries.ts';

/** How many people followed a campaign's donation links, each once a day and link: ever, or between two minutes. */
export async function countDonationClicks(
  db: Db,
  campaignId: string,
  { from, to }: { from: Date | null; to: Date | null } = { from: null, to: null },
): Promise<number> {
  const [{ count }] = await db.query(COUNT_CLICKS, [campaignId, from, to]);
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
 * The same over time: in the intervals that these times part from each other, numbered from 1. Those
 * without a click are left out.
 */
export async function donationClicksOverTime(
  db: Db,
  campaignId: string,
  edges: readonly Date[],
): Promise<Map<number, number>> {
  const rows: { interval: number; count: number }[] = await db.query(CLICKS_OVER_TIME, [
    ...[campaignId, edges],
  ]);
  return new Map(rows.map(({ interval, count }) => [interval, count]));
}
