import { DECISION_ALONE_MAX_SIGNATURES } from '@undersigned/shared/limits.ts';
import { clock } from '../../platform/clock.ts';
import type { SetAsideState, StaffAct } from '../signatures/signature-decision.service.ts';
import type { DecisionKind, DecisionRow } from './decision.entity.ts';

type Key = { petitionId: string; contactId: string };
/** What a signature was before. */
export type Member = { contactId: string; stateBefore: SetAsideState; heldBecause: string | null };

const reinstate = (
  { contactId, stateBefore: to }: Member,
  { petitionId, createdAt: decidedAt }: DecisionRow,
): StaffAct => ({ kind: 'reinstate', petitionId, contactId, to, decidedAt });

/** What a signature must be to be touched, and what is done to it then. */
export const KINDS: Record<
  DecisionKind,
  {
    states: SetAsideState[];
    act: (key: Key) => StaffAct;
    /** Leads one of them back. */
    undo: (member: Member, decision: DecisionRow) => StaffAct;
  }
> = {
  INVALIDATION: {
    states: ['CONFIRMED', 'PENDING'],
    act: (key) => ({ kind: 'invalidate', ...key }),
    undo: reinstate,
  },
  REFUSAL: {
    states: ['HELD'],
    act: (key) => ({ kind: 'refuse', ...key }),
    undo: reinstate,
  },
  RELEASE: {
    states: ['HELD'],
    act: (key) => ({ kind: 'release', ...key }),
    undo: ({ contactId, heldBecause }, { petitionId, createdAt: releasedAt }) => ({
      ...{ kind: 'hold-again', petitionId, contactId, releasedAt },
      because: heldBecause!,
    }),
  },
};

/** One account must not move a count by much: neither a stolen one nor one that is in a hurry. In pieces neither. */
export function needsSecondPerson(total: number): boolean {
  return total > DECISION_ALONE_MAX_SIGNATURES;
}

export type Decider = { accountId: string; mayApproveFrom: Date };

/** Whoever was given a role at the desk less than a day ago: perhaps by somebody who wants to be two. */
export function isNewcomer({ mayApproveFrom }: Decider): boolean {
  return mayApproveFrom > clock.now();
}

/**
 * A newcomer undoes what they decided alone, and nothing that others decided or agreed to: it would move a
 * count by as much again, and by more in pieces.
 */
export function mayUndoNow(
  { proposedBy, approvedBy }: Pick<DecisionRow, 'proposedBy' | 'approvedBy'>,
  decider: Decider,
): boolean {
  const isOwn = proposedBy === decider.accountId && approvedBy === null;
  return isOwn || !isNewcomer(decider);
}

/**
 * From when somebody may be the second person; null for whoever proposed it. Neither of the two is a
 * newcomer: one account could invite the other.
 */
export function approvableFrom(
  { state, proposedBy, approvableFrom: soonest }: DecisionRow,
  { accountId, mayApproveFrom }: Decider,
): Date | null {
  if (state !== 'PROPOSED' || proposedBy === accountId) return null;
  return new Date(Math.max(soonest.getTime(), mayApproveFrom.getTime()));
}

export function mayApprove(decision: DecisionRow, decider: Decider): boolean {
  const from = approvableFrom(decision, decider);
  return from !== null && from <= clock.now();
}

export function mayCancel({ state }: Pick<DecisionRow, 'state'>): boolean {
  return state === 'PROPOSED' || state === 'RUNNING';
}

/**
 * From when somebody may undo what it has touched or may come to touch; null where that is by now, and
 * where nothing is left to undo.
 */
export function undoableFrom(decision: DecisionRow, decider: Decider): Date | null {
  const willBe = decision.isReversible && (decision.state === 'RUNNING' || isUndoable(decision));
  return willBe && !mayUndoNow(decision, decider) ? decider.mayApproveFrom : null;
}

export function mayReinstate(decision: DecisionRow, decider: Decider): boolean {
  return isUndoable(decision) && mayUndoNow(decision, decider);
}

/** Also what was cancelled half way: what had been done by then can be undone. */
function isUndoable({ state, affected, isReversible }: DecisionRow): boolean {
  return isReversible && affected > 0 && (state === 'DONE' || state === 'CANCELLED');
}
