import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  ApproveDecisionDocument,
  CancelDecisionDocument,
  InvalidateSignaturesDocument,
  ReinstateSignaturesDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { act } from '../act.server.ts';
import { sayDone } from '../done/done.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { decisionProblem } from './decision-problem.ts';
import type { TooLate } from './too-late.ts';

type Event = RequestEvent<{ slug: string }>;

/** Each is asked for by its size, and says afterwards what was done. */
export const decisionActions = {
  create: (event: Event) =>
    act({ event, names: ['criteria', 'total', 'reason', 'replaces'] }, (values) => {
      const { criteria, total, reason, replaces } = values;
      const petition = event.params.slug;
      const input = {
        criteria: { ...parsed(criteria), petition },
        ...{ reason, expectedTotal: Number(total), replaces: replaces || null },
      };
      return decide(event, { what: 'decided', reason, replaces }, async () => {
        const made = await staffRequest(InvalidateSignaturesDocument, { input }, event);
        return made.invalidateSignatures.id;
      });
    }),
  approve: (event: Event) =>
    act({ event, names: ['id', 'total'] }, ({ id, total }) =>
      decide(event, { what: 'approved', id }, async () => {
        const variables = { id, expectedTotal: Number(total) };
        await staffRequest(ApproveDecisionDocument, variables, event);
        return id;
      }),
    ),
  cancel: (event: Event) =>
    act({ event, names: ['id'] }, ({ id }) =>
      decide(event, { what: 'cancelled', id }, async () => {
        await staffRequest(CancelDecisionDocument, { id }, event);
        return id;
      }),
    ),
  undo: (event: Event) =>
    act({ event, names: ['id', 'total'] }, ({ id, total }) =>
      decide(event, { what: 'undone', id }, async () => {
        const variables = { invalidation: id, expectedTotal: Number(total) };
        await staffRequest(ReinstateSignaturesDocument, variables, event);
        return id;
      }),
    ),
};

/** Says what was wrong in the words of this page; what asks for a second factor goes on to `act`. */
async function decide(
  event: Event,
  asked: { what: string; id?: string; reason?: string; replaces?: string },
  send: () => Promise<string>,
) {
  const { what, reason = '', replaces = '' } = asked;
  let id: string;
  try {
    id = await send();
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const late: TooLate = replaces
      ? { what: 'replaced', id: replaces }
      : { what, id: asked.id ?? '' };
    if (cause.reason === 'TOO_LATE') return fail(cause.status, { late, reason });
    const problem = decisionProblem(cause);
    if (problem === null) throw cause;
    return fail(cause.status, { problem, reason });
  }
  sayDone(event, decisionsPath(event), { what, id, replaces });
}

export const decisionsPath = ({ params }: Event): string =>
  `/staff/petitions/${encodeURIComponent(params.slug)}/invalidations`;

/** As the preview wrote it; the API checks it like anything else that comes. */
function parsed(criteria: string): Record<string, string> {
  try {
    return JSON.parse(criteria) as Record<string, string>;
  } catch {
    return {};
  }
}
