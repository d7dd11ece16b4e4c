import {
  ApprovalPreviewDocument,
  ApproveDecisionDocument,
  CancelDecisionDocument,
  InvalidateSignaturesDocument,
  PreviewInvalidationDocument,
  ReinstateSignaturesDocument,
  type ApprovalPreviewQuery,
  type InvalidateSignaturesMutation,
  type InvalidationCriteria,
  type PreviewInvalidationQuery,
  type ReinstateSignaturesMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { carryOutDecisions } from '../src/features/decisions/decision.jobs.ts';
import { findCountDrift } from '../src/features/signatures/count-drift.reader.ts';
import { PETITION } from './signing.ts';
import { askStaff } from './staff.ts';
import type { World } from './world.ts';

type Criteria = Omit<InvalidationCriteria, 'petition'>;
const PACE = { chunk: 3, pauseMs: 0, most: 20_000 };

/** What staff do about signatures, as whoever has this cookie. */
export function desk(world: World, cookie: string) {
  const ask = <T>(document: { toString(): string }, variables: unknown) =>
    askStaff<T>(world, document, variables, { cookie });
  const preview = (criteria: Criteria, petition = PETITION) =>
    ask<PreviewInvalidationQuery>(PreviewInvalidationDocument, {
      input: { petition, ...criteria },
    });
  return {
    ask,
    preview,
    invalidate: (
      criteria: Criteria,
      expectedTotal: number,
      reason = 'One network',
      replaces?: string | null,
    ) =>
      ask<InvalidateSignaturesMutation>(InvalidateSignaturesDocument, {
        input: { criteria: { petition: PETITION, ...criteria }, reason, expectedTotal, replaces },
      }),
    reinstate: (invalidation: string) =>
      ask<ReinstateSignaturesMutation>(ReinstateSignaturesDocument, { invalidation }),
    approval: (decision: string) =>
      ask<ApprovalPreviewQuery>(ApprovalPreviewDocument, { decision, petition: PETITION }),
    approve: (id: string, expectedTotal: number) =>
      ask(ApproveDecisionDocument, { id, expectedTotal }),
    cancel: (id: string) => ask(CancelDecisionDocument, { id }),
  };
}

/** As the worker would, in small chunks; `stopAfter` so many of them. */
export async function carryOut(world: World, stopAfter = Infinity): Promise<void> {
  let chunks = 0;
  const writing = { pool: world.sending.pool, wakeDeliveries: () => {} };
  const isStopping = () => (chunks += 1) > stopAfter;
  await carryOutDecisions(writing, world.sending.logger, isStopping, PACE);
}

export async function drift(world: World) {
  return findCountDrift(world.db.manager);
}

export async function stateCounts(world: World): Promise<Record<string, number>> {
  const { rows } = await world.owner.query(
    'select state, count(*)::int as n from signatures group by state order by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

export async function ledger(world: World): Promise<Record<string, number>> {
  const { rows } = await world.owner.query(
    'select kind, sum(entries)::int as n from ledger group by kind order by kind',
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}
