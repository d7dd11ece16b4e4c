import { findAccountEmail } from '../../accounts/account.service.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { countCounted, rightsOver } from '../../decisions/decision-reading.service.ts';
import { criteriaViewOf } from './decision-criteria.staff.view.ts';
import type { SignatureDecision } from './decision.staff.type.ts';
import { findSecondPeople } from './second-people.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** A decision as whoever asks may see and handle it. */
export async function viewOf(
  context: StaffContext,
  decision: DecisionRow,
): Promise<SignatureDecision> {
  const emailOf = async (accountId: string) =>
    (await findAccountEmail(context.db, accountId)) ?? '';
  const { petitionId, proposedBy, approvedBy, cancelledBy, undoneBy, criteria } = decision;
  return {
    ...(decision as unknown as SignatureDecision),
    criteria: criteria && (await criteriaViewOf(context, petitionId, criteria)),
    counted: await countCounted(context, decision),
    proposedBy: await emailOf(proposedBy),
    approvedBy: approvedBy && (await emailOf(approvedBy)),
    cancelledBy: cancelledBy && (await emailOf(cancelledBy)),
    undoneBy: undoneBy && (await emailOf(undoneBy)),
    secondPeople: await findSecondPeople(context, decision),
    ...rightsOver(decision, context.viewer),
  };
}
