import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  HeldPreviewDocument,
  RefuseSignaturesDocument,
  ReleaseSignaturesDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { ApiError } from '#lib/server/api.ts';
import { readForm, readFormData } from '#lib/server/form.ts';
import { act } from '../act.server.ts';
import { decisionProblem } from '../decisions/decision-problem.ts';
import { decisionsPath } from '../decisions/deciding.server.ts';
import { sayDone } from '../done/done.server.ts';
import { ownTimeZone } from '../time/own-time-zone.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { OF_HELD, valuesOf } from './filter-names.ts';
import { NAMED_AT_MOST } from './held-named.ts';
import { filterOf } from './signature-filter.server.ts';
import { readFound, readPage, type ListedSignature } from './signatures.server.ts';

type Event = RequestEvent<{ slug: string }>;

/** What is about to be done, and to how many: nothing is, before that was shown. */
export type AskedHeld = {
  what: 'release' | 'refuse';
  /** With a space between them; empty for all that the filter finds. */
  ids: string;
  total: number;
  needsSecond: boolean;
  /** How many of them are confirmed, and who they are where they are few: of all that the filter finds. */
  confirmed: number | null;
  few: ListedSignature[];
  reason: string;
  problem?: string;
};

const heldFilter = async (event: Event) =>
  filterOf(valuesOf(event.url.searchParams), OF_HELD, await ownTimeZone(event));

export async function askHeld(event: Event) {
  const form = await readFormData(event.request);
  const [what, scope] = String(form.get('do') ?? '').split('-');
  const ids = scope === 'found' ? [] : form.getAll('id').map(String);
  const size = scope === 'found' ? await sizeOfFound(event) : sizeOf(ids);
  const reason = String(form.get('reason') ?? '');
  const found = await findAgain(event, String(form.get('exactEmail') ?? ''));
  if (size.total === 0)
    return fail(400, { ...found, nothing: m.staff_problem_nothing_chosen(), reason });
  return { ...found, asked: asking(what, ids.join(' '), size, reason) };
}

/** Whom an address found stands on no page of the list: it is asked for again, as long as it is about them. */
const findAgain = async (event: Event, exactEmail: string) =>
  exactEmail && { exactEmail, found: await readFound(event, exactEmail) };

/** Nothing was decided: what had been chosen still is, and why is kept for the next time. */
export async function chooseAgain(event: Event) {
  const { exactEmail, ids, reason } = await readForm(event.request, 'exactEmail', 'ids', 'reason');
  return { ...(await findAgain(event, exactEmail)), ...chosenFor(ids, reason) };
}

const chosenFor = (ids: string, reason: string) => ({ chosen: ids.split(' '), reason });

/** `needsSecond` is for the words only: the API knows by itself. */
const NAMES = ['what', 'ids', 'total', 'needsSecond', 'reason', 'exactEmail'] as const;

export const decideHeld = (event: Event) =>
  act({ event, names: NAMES, secret: ['exactEmail'] }, async (values) => {
    const { what, ids, reason } = values;
    const total = Number(values.total);
    const which = ids
      ? { ids: ids.split(' '), expectedTotal: total }
      : { filter: await heldFilter(event), expectedTotal: total };
    const variables = { input: { petition: event.params.slug, reason, ...which } };
    let id: string;
    try {
      id = await send(event, what, variables);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      const problem = decisionProblem(cause);
      if (problem === null) throw cause;
      const { href, text } = problem;
      const found = await findAgain(event, values.exactEmail);
      if (!href) return fail(cause.status, { ...found, nothing: text, ...chosenFor(ids, reason) });
      const now = ids ? sizeOf(ids.split(' ')) : await sizeOfFound(event);
      const size = now.total === total ? now : { ...now, total, ...UNKNOWN };
      const asked = asking(what, ids, size, reason);
      return fail(cause.status, { ...found, asked: { ...asked, problem: text } });
    }
    sayDone(event, decisionsPath(event), { what: 'decided', id });
  });

type Variables = Parameters<typeof staffRequest<unknown, { input: object }>>[1];

async function send(event: Event, what: string, variables: Variables): Promise<string> {
  const input = variables as never;
  if (what === 'release')
    return (await staffRequest(ReleaseSignaturesDocument, input, event)).releaseSignatures.id;
  return (await staffRequest(RefuseSignaturesDocument, input, event)).refuseSignatures.id;
}

type Size = Pick<AskedHeld, 'total' | 'needsSecond' | 'confirmed' | 'few'>;
const UNKNOWN = { confirmed: null, few: [] };

async function sizeOfFound(event: Event): Promise<Size> {
  const filter = await heldFilter(event);
  const variables = { petition: event.params.slug, filter };
  const { heldPreview } = await staffRequest(HeldPreviewDocument, variables, event);
  const { total, confirmed, needsSecondPerson: needsSecond } = heldPreview;
  const few = total > NAMED_AT_MOST ? [] : await listHeld(event, filter);
  return { total, confirmed, needsSecond, few: few.length === total ? few : [] };
}

const listHeld = async (event: Event, filter: Awaited<ReturnType<typeof heldFilter>>) =>
  (await readPage(event, { ...filter, state: 'HELD' }, null)).signatures;

/** Single ones wait for nobody: the API refuses too many of them within a day. */
const sizeOf = (ids: string[]): Size => ({ total: ids.length, needsSecond: false, ...UNKNOWN });

function asking(what: string | undefined, ids: string, size: Size, reason: string): AskedHeld {
  return { what: what === 'release' ? 'release' : 'refuse', ids, ...size, reason };
}
