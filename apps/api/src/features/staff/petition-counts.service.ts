import { startOfDay } from '@undersigned/shared/staff/chart-buckets.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { joined, oneByOne } from '../../platform/joined.ts';
import {
  countDonationClicks,
  donationClicksBySource,
} from '../donations/donation-click.service.ts';
import { findPetition } from '../petitions/petition.service.ts';
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
};

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
    const [{ sources, check, ...counts }] = await tx.query(READ_COUNTS, [petitionId]);
    const donationClicks = await countDonationClicks(tx, campaignId);
    const clicks = await donationClicksBySource(tx, campaignId);
    const bySource = joinSources(sources, clicks);
    return {
      ...{ ...counts, petition: slug, petitionId, campaignId, donationClicks, bySource },
      check: check && { ...check, checkedAt: new Date(check.checkedAt) },
    };
  });
});

/** How many confirmed since midnight in that time zone, as of the moment of the other counts. */
export function confirmedToday({ asOf, quarters }: PetitionCounts, timeZone: string): number {
  const midnight = startOfDay(asOf, timeZone).getTime();
  return quarters
    .filter(({ at }) => Date.parse(at) >= midnight)
    .reduce((sum, { confirmed }) => sum + confirmed, 0);
}
