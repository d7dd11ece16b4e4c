import { DECISION_ALONE_MAX_SIGNATURES } from '@undersigned/shared/limits.ts';
import type { SetAsideState, StaffAct } from '../signatures/signature-decision.service.ts';
import type { DecisionKind, DecisionRow } from './decision.entity.ts';

type Key = { petitionId: string; contactId: string };

/** What a signature must be to be touched, and what is done to it then. */
export const KINDS: Record<
  DecisionKind,
  { states: SetAsideState[]; act: (key: Key) => StaffAct; isReversible: boolean }
> = {
  INVALIDATION: {
    states: ['CONFIRMED', 'PENDING'],
    act: (key) => ({ kind: 'invalidate', ...key }),
    isReversible: true,
  },
  REFUSAL: {
    states: ['HELD'],
    act: (key) => ({ kind: 'refuse', ...key }),
    isReversible: true,
  },
  RELEASE: {
    states: ['HELD'],
    act: (key) => ({ kind: 'release', ...key }),
    isReversible: false,
  },
};

/** One account must not move a count by much: neither a stolen one nor one that is in a hurry. */
export function needsSecondPerson(total: number): boolean {
  return total > DECISION_ALONE_MAX_SIGNATURES;
}

export function mayApprove({ state, proposedBy }: DecisionRow, accountId: string): boolean {
  return state === 'PROPOSED' && proposedBy !== accountId;
}

export function mayCancel({ state }: Pick<DecisionRow, 'state'>): boolean {
  return state === 'PROPOSED' || state === 'RUNNING';
}

/** Also what was cancelled half way: what had been done by then can be undone. */
export function mayReinstate({
  state,
  kind,
  affected,
}: Pick<DecisionRow, 'state' | 'kind' | 'affected'>): boolean {
  return KINDS[kind].isReversible && affected > 0 && (state === 'DONE' || state === 'CANCELLED');
}
