import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  ApproveDecisionDocument,
  CancelDecisionDocument,
  InvalidateSignaturesDocument,
  PreviewInvalidationDocument,
  ReinstateSignaturesDocument,
  SignatureDecisionsDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { local } from '#lib/locale.ts';
import { ApiError } from '#lib/server/api.ts';
import { countryName } from '#lib/server/countries.ts';
import { problemsOf } from '../signatures/field-problems.ts';
import { CRITERIA, filterOf, valuesOf } from '../signatures/signature-filter.server.ts';
import { ownTimeZone } from '../own-time-zone.server.ts';
import { staffRequest } from '../staff-api.server.ts';

type Event = RequestEvent<{ slug: string }>;
export type ListedDecision = Awaited<ReturnType<typeof loadDecisions>>[number];

export async function loadDecisions(event: Event) {
  const petition = event.params.slug;
  const { signatureDecisions } = await staffRequest(
    SignatureDecisionsDocument,
    { petition },
    event,
  );
  return signatureDecisions.map((decision) => {
    const country = decision.criteria?.country;
    return { ...decision, countryName: country ? countryName(country) : null };
  });
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
    return { ...previewInvalidation, criteria: JSON.stringify({ ...asked }), problems: [] };
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.code !== 'BAD_USER_INPUT') throw cause;
    const problems = problemsOf(cause.fields);
    return { confirmed: 0, pending: 0, total: 0, criteria: '', problems };
  }
}

export const decisionActions = {
  create: async (event: Event) => {
    const form = await event.request.formData();
    const reason = String(form.get('reason') ?? '');
    const input = {
      criteria: { ...criteriaIn(form), petition: event.params.slug },
      reason,
      expectedTotal: Number(form.get('total')),
    };
    return act(event, () => staffRequest(InvalidateSignaturesDocument, { input }, event), reason);
  },
  approve: async (event: Event) => {
    const form = await event.request.formData();
    const variables = { id: idIn(form), expectedTotal: Number(form.get('total')) };
    return act(event, () => staffRequest(ApproveDecisionDocument, variables, event));
  },
  cancel: async (event: Event) => {
    const id = idIn(await event.request.formData());
    return act(event, () => staffRequest(CancelDecisionDocument, { id }, event));
  },
  undo: async (event: Event) => {
    const invalidation = idIn(await event.request.formData());
    return act(event, () => staffRequest(ReinstateSignaturesDocument, { invalidation }, event));
  },
};

async function act(event: Event, send: () => Promise<unknown>, reason = '') {
  try {
    await send();
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    if (cause.code === 'CONFLICT') return fail(409, { problem: m.staff_problem_changed(), reason });
    if (cause.code !== 'BAD_USER_INPUT') throw cause;
    return fail(400, { problem: m.staff_problem_reason(), reason });
  }
  const slug = encodeURIComponent(event.params.slug);
  redirect(303, local(`/staff/petitions/${slug}/invalidations`));
}

const idIn = (form: FormData): string => String(form.get('id') ?? '');

/** As the preview wrote it; the API checks it like anything else that comes. */
function criteriaIn(form: FormData): Record<string, string> {
  try {
    return JSON.parse(String(form.get('criteria'))) as Record<string, string>;
  } catch {
    return {};
  }
}
