import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import { joined, oneByOne } from '../../platform/joined.ts';
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
  // A desk that many watch costs hardly more than one that is watched by one.
  const counts = await joined(db, countsOf, slug);
  if (!counts) throw new UserError('NOT_FOUND');
  return counts;
}

const countsOf = oneByOne(async (db: Db, slug: string): Promise<PetitionCounts | null> => {
  const petition = await findPetition({ db }, slug);
  if (!petition) return null;
  const { id: petitionId, campaignId } = petition;
  // One snapshot for the clicks, too, so that those by source add up.
  return db.transaction('REPEATABLE READ', async (tx) => {
    const [{ sources, ...counts }] = await tx.query(READ_COUNTS, [petitionId]);
    const donationClicks = await countDonationClicks(tx, campaignId);
    const clicks = await donationClicksBySource(tx, campaignId);
    const bySource = joinSources(sources, clicks);
    return { ...counts, petition: slug, petitionId, campaignId, donationClicks, bySource };
  });
});

/** What happened in each interval, with a point for those in which nothing did. */
export async function findCountsOverTime(
  db: Db,
  { petitionId, campaignId }: PetitionCounts,
  range: ChartRange,
): Promise<CountPoint[]> {
  const problems = rangeProblems(range);
  if (problems.length > 0) throw new InputError(problems);
  const { interval } = range;
  const { starts, end } = bucketsOf(range);
  // Ranges of the same buckets are one question.
  const chart = { petitionId, campaignId, interval, from: starts[0]!, to: end };
  return (await joined(db, overTimeOf, JSON.stringify(chart)))!;
}

const overTimeOf = oneByOne(async (db: Db, question: string): Promise<CountPoint[]> => {
  const { petitionId, campaignId, ...chart } = JSON.parse(question) as Chart;
  const range = { ...chart, from: new Date(chart.from), to: new Date(chart.to) };
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
});

/** As JSON keeps it. */
type Chart = Record<'petitionId' | 'campaignId' | 'from' | 'to', string> &
  Pick<ChartRange, 'interval'>;

type CountRow = { at: Date; confirmed: number; pending: number };
