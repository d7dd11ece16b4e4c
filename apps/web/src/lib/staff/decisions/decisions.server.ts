import type { RequestEvent } from '@sveltejs/kit';
import {
  ApprovalPreviewDocument,
  PreviewInvalidationDocument,
  SignatureDecisionsDocument,
  type ApprovalPreviewQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { countryName } from '#lib/server/countries.ts';
import { problemsOf } from '../signatures/field-problems.ts';
import { CRITERIA, isForInvalidation, valuesOf } from '../signatures/filter-names.ts';
import { filterOf } from '../signatures/signature-filter.server.ts';
import { ownTimeZone } from '../time/own-time-zone.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { searchOfDecision } from './decision-search.server.ts';

type Event = RequestEvent<{ slug: string }>;
export type Decided = Awaited<ReturnType<typeof loadDecisions>>;
export type ListedDecision = Decided['decisions'][number];

/** What was decided, and when it was read: how fast it goes is told by that. */
export async function loadDecisions(event: Event) {
  const petition = event.params.slug;
  const [{ signatureDecisions }, timeZone] = await Promise.all([
    staffRequest(SignatureDecisionsDocument, { petition }, event),
    ownTimeZone(event),
  ]);
  const decisions = signatureDecisions.map((decision) => {
    const country = decision.criteria?.country;
    const search = searchOfDecision(decision, timeZone);
    return { ...decision, search, countryName: country ? countryName(country) : null };
  });
  return { decisions, asOf: new Date().toISOString() };
}

export type Approval = ApprovalPreviewQuery['approvalPreview'] & {
  id: string;
  /** What the petition's count is now. */
  count: number;
};

/** How many are left of what is to be approved; null unless the address asks for one that the viewer may. */
export async function loadApproval(event: Event, { decisions }: Decided): Promise<Approval | null> {
  const asked = event.url.searchParams.get('approve');
  const decision = decisions.find(({ id, mayApprove }) => mayApprove && id === asked);
  if (!decision) return null;
  const { id } = decision;
  try {
    const { approvalPreview, petitionCounts } = await staffRequest(
      ApprovalPreviewDocument,
      { decision: id, petition: event.params.slug },
      event,
    );
    return { id, ...approvalPreview, count: petitionCounts.total };
  } catch (cause) {
    // Somebody has approved or cancelled it since it was listed.
    if (cause instanceof ApiError && cause.code === 'CONFLICT') return null;
    throw cause;
  }
}

/**
 * How many the criteria in the address fit; null before anybody asked. Whoever signs from now on is
 * not among them: the time of counting becomes one of the criteria.
 */
export async function loadPreview(event: Event) {
  const { searchParams } = event.url;
  if (!searchParams.has('count')) return null;
  const values = valuesOf(searchParams);
  const criteria = filterOf(values, CRITERIA, await ownTimeZone(event));
  const input = { petition: event.params.slug, ...criteria };
  const to = input.to ?? new Date().toISOString();
  const isNamed = Object.keys(input).length > 1;
  try {
    const asked = isNamed ? { ...input, to } : input;
    const variables = { input: asked };
    const { previewInvalidation } = await staffRequest(
      PreviewInvalidationDocument,
      variables,
      event,
    );
    const { criteria: kept, ...sizes } = previewInvalidation;
    return { ...sizes, kept, criteria: JSON.stringify({ ...asked }), problems: [] };
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.code !== 'BAD_USER_INPUT') throw cause;
    const problems = problemsOf(cause.fields);
    const none = { confirmed: 0, pending: 0, total: 0, needsSecondPerson: false };
    return { ...none, kept: null, criteria: '', problems };
  }
}

/** How many a filter of the list finds that an invalidation could be about; null where it could be about none. */
export async function loadFoundTotal(event: Event) {
  return isForInvalidation(valuesOf(event.url.searchParams)) ? loadPreview(event) : null;
}
