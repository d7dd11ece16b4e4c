import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Times } from '../time/times-in.ts';
import { isBack } from './decision-pace.ts';
import type { ListedDecision } from './decisions.server.ts';

/** Who decided, or proposed it and approved it: each at their own time. */
export function decidedByWords(decision: ListedDecision, times: Times): string[] {
  const { state, affected, proposedBy: who, approvedBy, createdAt, beganAt } = decision;
  const by = { who, time: times.moment(createdAt) };
  const isProposal =
    state === 'PROPOSED' ||
    typeof approvedBy === 'string' ||
    (state === 'CANCELLED' && !beganAt && affected === 0);
  if (!isProposal) return [m.staff_decision_by(by)];
  return [
    m.staff_decision_proposed_by(by),
    ...(approvedBy ? [approvedWords(approvedBy, isBack(decision) ? null : beganAt, times)] : []),
  ];
}

/** Approving begins it. Once it is led back that is the time when this began: of the approval none is kept. */
function approvedWords(
  who: string,
  approvedAt: string | null | undefined,
  { moment }: Times,
): string {
  if (!approvedAt) return m.staff_decision_approved({ who });
  return m.staff_decision_approved_at({ who, time: moment(approvedAt) });
}

/** Who cancelled it and who had it undone, and when; of what is long over nobody may know. */
export function endWords(decision: ListedDecision, { moment }: Times): string[] {
  const { cancelledBy: canceller, undoneBy: undoer, endedAt, beganAt, reinstatedAt } = decision;
  const undoneAt = beganAt ?? reinstatedAt;
  return [
    ...(canceller && endedAt
      ? [m.staff_decision_cancelled_by({ who: canceller, time: moment(endedAt) })]
      : []),
    ...(undoer && undoneAt
      ? [m.staff_decision_undone_by({ who: undoer, time: moment(undoneAt) })]
      : []),
  ];
}
