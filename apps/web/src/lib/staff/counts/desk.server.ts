import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import {
  StaffCountsDocument,
  StaffDeskDocument,
  StaffNeedsDocument,
  StaffSummariesDocument,
  type StaffCountsQuery,
  type StaffNeedsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { countryName } from '#lib/server/countries.ts';
import { ApiError } from '#lib/server/api.ts';
import { lastHour, readRange } from '../charts/chart-range.server.ts';
import type { Point } from '../charts/plot.ts';
import { viewNamed, type View } from '../charts/views.ts';
import { loadFunnel } from './funnel.server.ts';
import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { staffRequest } from '../staff-api.server.ts';

export type Desk = Awaited<ReturnType<typeof loadDesk>>;
export type PetitionDesk = Awaited<ReturnType<typeof loadPetitionDesk>>;
/** How a petition stands and stood: what every role may see of it. */
export type PetitionCounts = Awaited<ReturnType<typeof loadCounts>>;

export type Needs = StaffNeedsQuery['petitionNeeds'][number];

/** Every petition with its counts and what needs a person: three questions, however many there are. */
export async function loadDesk(event: RequestEvent) {
  const { petitions, staffViewer } = await staffRequest(StaffDeskDocument, {}, event);
  const { timeZone, role } = staffViewer;
  const maySee = worksOnSignatures(role);
  const [{ allPetitionCounts }, needs] = await Promise.all([
    staffRequest(StaffSummariesDocument, { timeZone }, event),
    // Others may see the counts, and none of this.
    maySee ? loadNeeds(event) : [],
  ]);
  const counts = new Map(allPetitionCounts.map((each) => [each.petition, each]));
  return {
    maySee,
    // One that came between the two questions is there the next time.
    petitions: petitions.flatMap((petition) => {
      const found = counts.get(petition.slug);
      const own = needs.find((each) => each.petition === petition.slug) ?? null;
      return found ? [{ ...petition, ...found, needs: own }] : [];
    }),
    // No figure is older than what the page says.
    asOf: allPetitionCounts.map(({ asOf }) => asOf).toSorted()[0] ?? new Date().toISOString(),
  };
}

/** One petition, with all that the desk knows about it. */
export async function loadPetitionDesk(event: RequestEvent<{ slug: string }>) {
  const { role, ...counts } = await loadCounts(event);
  const maySee = worksOnSignatures(role);
  return {
    ...counts,
    maySee,
    // Others may see the counts, and none of this.
    needs: maySee ? ((await loadNeeds(event, event.params.slug))[0] ?? null) : null,
  };
}

/** The figures of one petition, in the range, the view and the time zone in which they are asked for. */
export async function loadCounts(event: RequestEvent<{ slug: string }>) {
  const { slug } = event.params;
  const { petitions, staffViewer } = await staffRequest(StaffDeskDocument, {}, event);
  const petition = petitions.find((each) => each.slug === slug);
  if (!petition) throw new ApiError('NOT_FOUND');
  const { role, timeZone } = staffViewer;
  const { searchParams } = event.url;
  const now = Date.now();
  const frame = { now, beganAt: Date.parse(petition.createdAt), timeZone };
  const { range, asked, problems, fields } = readRange(searchParams, frame);
  const view = viewNamed(searchParams.get('view'));
  const { from, to, interval } = range;
  const hour = lastHour(now);
  const variables = {
    ...{ petition: slug, from, to, interval, timeZone, stood: view === 'stood' },
    hourFrom: new Date(hour.from).toISOString(),
    hourTo: new Date(hour.to).toISOString(),
  };
  const [{ petitionCounts }, funnel] = await Promise.all([
    staffRequest(StaffCountsDocument, variables, event),
    loadFunnel(slug, range, event),
  ]);
  const { overTime, byCountry, ...counts } = petitionCounts;
  const points = overTime.filter(({ at }) => Date.parse(at) <= now);
  return {
    ...{ role, petition, timeZone, counts, funnel, range, asked, problems, fields, view },
    points: points.map((point) => pointOf(point, view)),
    // Where each stands that is about the end of its interval; the last of them is not over.
    ends: view === 'stood' ? endsOf(points, to, now) : undefined,
    byCountry: byCountry.map(({ country, count }) => ({
      ...{ country, count, name: countryName(country) },
    })),
    // The picture of the world is another one when these are.
    world: createHash('sha256').update(JSON.stringify(byCountry)).digest('base64url').slice(0, 10),
  };
}

type Told = StaffCountsQuery['petitionCounts']['overTime'][number];

/** The numbers in the order of the view's columns. */
function pointOf({ at, confirmed, pending, donationClicks, change, end }: Told, view: View): Point {
  if (view === 'stood') {
    const { total, confirmed, pending, offline, held, withdrawn, invalidated } = end!;
    return { at, values: [total, confirmed, pending, offline, held, withdrawn, invalidated] };
  }
  const { offline, held, withdrawn, invalidated } = change!;
  const happened = [confirmed, pending, donationClicks, offline, held, withdrawn, invalidated];
  return { at, values: happened };
}

function endsOf(points: Told[], to: string, now: number): string[] {
  return points.map((_, i) => {
    const end = Date.parse(points[i + 1]?.at ?? to);
    return new Date(Math.min(end, now)).toISOString();
  });
}

/** Of one petition, or of all. */
async function loadNeeds(event: RequestEvent, petition: string | null = null): Promise<Needs[]> {
  return (await staffRequest(StaffNeedsDocument, { petition }, event)).petitionNeeds;
}
