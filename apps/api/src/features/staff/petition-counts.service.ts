import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import {
  countDonationClicks,
  donationClicksBySource,
  donationClicksOverTime,
  type ClickInterval,
} from '../donations/donation-click.service.ts';
import { findPetition } from '../petitions/petition.service.ts';
import {
  bucketsOf,
  INTERVAL_SECONDS,
  rangeProblems,
  type ChartRange,
} from './chart-buckets.rules.ts';
import { READ_COUNTS, READ_COUNTS_OVER_TIME } from './petition-counts.queries.ts';
import { joinSources, type SourceCount } from './petition-sources.rules.ts';

type Figure =
  | 'total'
  | 'confirmed'
  | 'pending'
  | 'held'
  | 'withdrawn'
  | 'invalidated'
  | 'offline'
  | 'confirmedLastHour'
  | 'confirmedToday'
  | 'donationClicks';

/** The counts, with what overTime needs to find its own. */
export type PetitionCounts = Record<Figure, number> & {
  petition: string;
  petitionId: string;
  campaignId: string;
  confirmationRate: number | null;
  asOf: Date;
  byCountry: { country: string; count: number }[];
  bySource: SourceCount[];
};
export type CountPoint = CountRow & { donationClicks: number };

/** How a petition stands now, from the kept counts: its cost does not grow with the signatures. */
export async function requirePetitionCounts(db: Db, slug: string): Promise<PetitionCounts> {
  const petition = await findPetition({ db }, slug);
  if (!petition) throw new UserError('NOT_FOUND');
  const { id: petitionId, campaignId } = petition;
  // One snapshot for the clicks, too, so that those by source add up.
  return db.transaction('REPEATABLE READ', async (tx) => {
    const [{ sources, ...counts }] = await tx.query(READ_COUNTS, [petitionId]);
    const donationClicks = await countDonationClicks(tx, campaignId);
    const clicks = await donationClicksBySource(tx, campaignId);
    const bySource = joinSources(sources, clicks);
    return { ...counts, petition: slug, petitionId, campaignId, donationClicks, bySource };
  });
}

/** What happened in each interval, with a point for those in which nothing did. */
export async function findCountsOverTime(
  db: Db,
  { petitionId, campaignId }: PetitionCounts,
  range: ChartRange,
): Promise<CountPoint[]> {
  const problems = rangeProblems(range);
  if (problems.length > 0) throw new InputError(problems);
  const { starts, end } = bucketsOf(range);
  const first = starts[0]!;
  const seconds = INTERVAL_SECONDS[range.interval];
  const clickInterval = range.interval.toLowerCase() as ClickInterval;
  const [counts, clicks]: [CountRow[], { at: Date; count: number }[]] = await Promise.all([
    db.query(READ_COUNTS_OVER_TIME, [petitionId, first, end, seconds]),
    donationClicksOverTime(db, campaignId, first, end, clickInterval),
  ]);
  const countsAt = new Map(counts.map((row) => [row.at.getTime(), row]));
  const clicksAt = new Map(clicks.map((row) => [row.at.getTime(), row.count]));
  return starts.map((at) => {
    const { confirmed = 0, pending = 0 } = countsAt.get(at.getTime()) ?? {};
    return { at, confirmed, pending, donationClicks: clicksAt.get(at.getTime()) ?? 0 };
  });
}

type CountRow = { at: Date; confirmed: number; pending: number };
