import { startOfDay } from '@undersigned/shared/staff/chart-buckets.ts';
import type { Db } from '../../../platform/db.ts';
import { UserError } from '../../../platform/errors.ts';
import { joined } from '../../../platform/joined.ts';
import {
  countDonationClicks,
  donationClicksBySource,
} from '../../donations/donation-click.service.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { findPetition, listPetitions } from '../../petitions/petition.service.ts';
import { READ_COUNTS } from './petition-counts.queries.ts';
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
  | 'donationClicks';

/** The counts, with what its other fields need to find theirs. */
export type PetitionCounts = Record<Figure, number> & {
  petition: string;
  petitionId: string;
  campaignId: string;
  confirmationRate: number | null;
  asOf: Date;
  /** Confirmations by the quarter of an hour: days begin on one, whatever the time zone. */
  quarters: { at: string; confirmed: number }[];
  byCountry: { country: string; count: number }[];
  bySource: SourceCount[];
  check: { checkedAt: Date; agrees: boolean } | null;
  underWay: { isUndone: boolean; done: number; all: number }[];
};

/** How a petition stands now, from the kept counts: its cost does not grow with the signatures. */
export async function requirePetitionCounts(db: Db, slug: string): Promise<PetitionCounts> {
  // A desk that many watch costs hardly more than one that is watched by one.
  const counts = await joined(db, countsOf, slug);
  if (!counts) throw new UserError('NOT_FOUND');
  return counts;
}

/** The same of every petition, newest first, read at once. */
export async function listPetitionCounts(db: Db): Promise<PetitionCounts[]> {
  const petitions = await listPetitions(db);
  return Promise.all(petitions.map(({ slug }) => requirePetitionCounts(db, slug)));
}

async function countsOf(db: Db, slugs: readonly string[]): Promise<Map<string, PetitionCounts>> {
  const found = await Promise.all(slugs.map((slug) => findPetition({ db }, slug)));
  const petitions = new Map(found.filter((one) => one !== null).map((one) => [one.id, one]));
  if (petitions.size === 0) return new Map();
  // One snapshot for the clicks, too, so that those by source add up.
  return db.transaction('REPEATABLE READ', async (tx) => {
    const rows: Row[] = await tx.query(READ_COUNTS, [[...petitions.keys()]]);
    const clicks = await readClicks(tx, [...petitions.values()]);
    return new Map(
      rows.map(({ sources, check, ...counts }) => {
        const { slug: petition, campaignId } = petitions.get(counts.petitionId)!;
        const { count: donationClicks, bySource } = clicks.get(campaignId)!;
        const all: PetitionCounts = {
          ...{ ...counts, petition, campaignId, donationClicks },
          bySource: joinSources(sources, bySource),
          check: check && { ...check, checkedAt: new Date(check.checkedAt) },
        };
        return [petition, all];
      }),
    );
  });
}

/** As the statement has them. */
type Row = Omit<
  PetitionCounts,
  'petition' | 'campaignId' | 'donationClicks' | 'bySource' | 'check'
> & {
  sources: Omit<SourceCount, 'donationClicks'>[];
  check: { checkedAt: string; agrees: boolean } | null;
};

type Clicks = { count: number; bySource: Map<string, number> };

async function readClicks(tx: Db, petitions: PetitionEntity[]): Promise<Map<string, Clicks>> {
  const clicks = new Map<string, Clicks>();
  for (const campaignId of new Set(petitions.map((petition) => petition.campaignId))) {
    const count = await countDonationClicks(tx, campaignId);
    clicks.set(campaignId, { count, bySource: await donationClicksBySource(tx, campaignId) });
  }
  return clicks;
}

/** How many confirmed since midnight in that time zone, as of the moment of the other counts. */
export function confirmedToday({ asOf, quarters }: PetitionCounts, timeZone: string): number {
  const midnight = startOfDay(asOf, timeZone).getTime();
  return quarters
    .filter(({ at }) => Date.parse(at) >= midnight)
    .reduce((sum, { confirmed }) => sum + confirmed, 0);
}
