import type { RequestEvent } from '@sveltejs/kit';
import {
  SignatureTrendsDocument,
  StaffDeskDocument,
  StaffSignaturesDocument,
  TrafficFlagsDocument,
  type SignatureTrendsQuery,
  type StaffSignatureFilter,
  type StaffSignaturesQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { countryName } from '#lib/server/countries.ts';
import { staffRequest } from '../staff-api.server.ts';
import { problemsOf, type FieldProblem } from './field-problems.ts';

const PAGE = 50;

type Event = RequestEvent<{ slug: string }>;
export type SignatureDesk = Awaited<ReturnType<typeof loadTrends>>;
export type Trends = SignatureTrendsQuery['signatureTrends'];
export type ListedSignature = ReturnType<typeof shown>;
export type SignaturePage = {
  signatures: ListedSignature[];
  next: string | null;
  /** How far back was looked, when there may be more. */
  lookedBackTo: string | null;
  problems: FieldProblem[];
};

export async function requireStaffPetition(event: Event) {
  const { petitions } = await staffRequest(StaffDeskDocument, {}, event);
  const petition = petitions.find(({ slug }) => slug === event.params.slug);
  if (!petition) throw new ApiError('NOT_FOUND');
  return petition;
}

/** Where people sign from of late, and what was unusual about it. */
export async function loadTrends(event: Event) {
  const petition = event.params.slug;
  const asked = event.url.searchParams.get('window');
  const window = asked === 'DAY' ? ('DAY' as const) : ('HOUR' as const);
  const [{ signatureTrends: trends }, { trafficFlags }] = await Promise.all([
    staffRequest(SignatureTrendsDocument, { petition, window }, event),
    staffRequest(TrafficFlagsDocument, { petition }, event),
  ]);
  const flags = trafficFlags.map((flag) => ({ ...flag, countryName: countryName(flag.name) }));
  return { trends, flags, window };
}

/** Whom an address finds, instead of the list. */
export function readFound(event: Event, exactEmail: string): Promise<SignaturePage> {
  event.locals.isListUnseen = true;
  return readPage(event, { exactEmail }, null);
}

/** A page of signatures; with a filter that does not fit, none, and what is wrong with it. */
export async function readPage(
  event: Event,
  filter: StaffSignatureFilter,
  after: string | null,
): Promise<SignaturePage> {
  const variables = { petition: event.params.slug, filter, first: PAGE, after };
  try {
    const { signatures } = await staffRequest(StaffSignaturesDocument, variables, event);
    const { edges, pageInfo, lookedBackTo = null } = signatures;
    const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    return { signatures: edges.map(({ node }) => shown(node)), next, lookedBackTo, problems: [] };
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.code !== 'BAD_USER_INPUT') throw cause;
    const problems = problemsOf(cause.fields);
    return { signatures: [], next: null, lookedBackTo: null, problems };
  }
}

type Node = StaffSignaturesQuery['signatures']['edges'][number]['node'];

function shown(node: Node) {
  return { ...node, countryName: countryName(node.country) };
}
