import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { DECISION_ALONE_MAX_SIGNATURES } from '@undersigned/shared/limits.ts';
import {
  HeldTotalDocument,
  RefuseSignaturesDocument,
  ReleaseSignaturesDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { local } from '#lib/locale.ts';
import { ApiError } from '#lib/server/api.ts';
import { ownTimeZone } from '../own-time-zone.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { FIELDS, filterOf, valuesOf } from './signature-filter.server.ts';

type Event = RequestEvent<{ slug: string }>;

/** What is about to be done, and to how many: nothing is, before that was shown. */
export type AskedHeld = {
  what: 'release' | 'refuse';
  /** Null for all that the filter finds. */
  ids: string[] | null;
  total: number;
  needsSecond: boolean;
  reason: string;
  problem?: string;
};

const heldFilter = async (event: Event) =>
  filterOf(
    valuesOf(event.url.searchParams),
    FIELDS.filter((name) => name !== 'state'),
    await ownTimeZone(event),
  );

export async function askHeld(event: Event) {
  const form = await event.request.formData();
  const [what, scope] = String(form.get('do') ?? '').split('-');
  const ids = scope === 'found' ? null : form.getAll('id').map(String);
  const total = ids ? ids.length : await countFound(event);
  if (total === 0) return fail(400, { nothing: m.staff_problem_nothing_chosen() });
  return { asked: asking(what, ids, total) };
}

export async function decideHeld(event: Event) {
  const form = await event.request.formData();
  const ids = form.getAll('id').map(String);
  const total = Number(form.get('total'));
  const reason = String(form.get('reason') ?? '');
  const asked = asking(String(form.get('what')), ids.length > 0 ? ids : null, total, reason);
  const petition = event.params.slug;
  const which = asked.ids ? { ids } : { filter: await heldFilter(event), expectedTotal: total };
  const variables = { input: { petition, reason, ...which } };
  try {
    if (asked.what === 'release') await staffRequest(ReleaseSignaturesDocument, variables, event);
    else await staffRequest(RefuseSignaturesDocument, variables, event);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    if (cause.code === 'CONFLICT') return fail(409, { nothing: m.staff_problem_changed() });
    if (cause.code !== 'BAD_USER_INPUT') throw cause;
    return fail(400, { asked: { ...asked, problem: m.staff_problem_reason() } });
  }
  redirect(303, local(`/staff/petitions/${encodeURIComponent(petition)}/invalidations`));
}

async function countFound(event: Event): Promise<number> {
  const variables = { petition: event.params.slug, filter: await heldFilter(event) };
  return (await staffRequest(HeldTotalDocument, variables, event)).heldTotal;
}

function asking(
  what: string | undefined,
  ids: string[] | null,
  total: number,
  reason = '',
): AskedHeld {
  const needsSecond = total > DECISION_ALONE_MAX_SIGNATURES;
  return { what: what === 'release' ? 'release' : 'refuse', ids, total, needsSecond, reason };
}
