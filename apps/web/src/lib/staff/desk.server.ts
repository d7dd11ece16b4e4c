import type { RequestEvent } from '@sveltejs/kit';
import {
  StaffCountsDocument,
  StaffDeskDocument,
  StaffNeedsDocument,
  StaffSummaryDocument,
  type StaffRole,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { countryName } from '#lib/server/countries.ts';
import { ApiError } from '#lib/server/api.ts';
import { chartRange, lastHour, rangeNamed } from './chart-range.ts';
import { mayChangeCounts } from './roles.ts';
import { staffRequest } from './staff-api.server.ts';

export type Desk = Awaited<ReturnType<typeof loadDesk>>;
export type PetitionDesk = Awaited<ReturnType<typeof loadPetitionDesk>>;

const MAY_DECIDE: StaffRole[] = ['CAMPAIGNER', 'ADMIN'];

/** Every petition with its counts. */
export async function loadDesk(event: RequestEvent) {
  const { petitions } = await staffRequest(StaffDeskDocument, {}, event);
  const counts = await Promise.all(
    petitions.map(({ slug }) => staffRequest(StaffSummaryDocument, { petition: slug }, event)),
  );
  return {
    petitions: petitions.map((petition, i) => ({ ...petition, ...counts[i]!.petitionCounts })),
    asOf: counts.at(0)?.petitionCounts.asOf ?? new Date().toISOString(),
  };
}

/** One petition, with all that the desk knows about it. */
export async function loadPetitionDesk(event: RequestEvent<{ slug: string }>) {
  const { slug } = event.params;
  const { petitions, staffViewer } = await staffRequest(StaffDeskDocument, {}, event);
  const petition = petitions.find((each) => each.slug === slug);
  if (!petition) throw new ApiError('NOT_FOUND');
  const now = Date.now();
  const name = rangeNamed(event.url.searchParams.get('range'));
  const range = chartRange(name, now, Date.parse(petition.createdAt));
  const { from, to, interval } = range;
  const hour = lastHour(now);
  const variables = {
    petition: slug,
    ...{ from, to, interval },
    hourFrom: new Date(hour.from).toISOString(),
    hourTo: new Date(hour.to).toISOString(),
  };
  const [{ petitionCounts }, needs] = await Promise.all([
    staffRequest(StaffCountsDocument, variables, event),
    // Others may see the counts, and none of this.
    MAY_DECIDE.includes(staffViewer.role) ? loadNeeds(slug, event) : null,
  ]);
  const { overTime, byCountry, ...counts } = petitionCounts;
  return {
    petition,
    mayChangeCounts: mayChangeCounts(staffViewer.role),
    range,
    counts,
    needs,
    points: overTime.filter(({ at }) => Date.parse(at) <= now),
    byCountry: byCountry.map(({ country, count }) => ({
      country,
      name: countryName(country),
      count,
    })),
  };
}

async function loadNeeds(petition: string, event: RequestEvent) {
  const needs = await staffRequest(StaffNeedsDocument, { petition }, event);
  const proposed = needs.signatureDecisions.filter(({ state }) => state === 'PROPOSED');
  return { proposed: proposed.length, flags: needs.trafficFlags.length };
}
