import { findAccountEmail } from '../accounts/account.service.ts';
import type { DecisionRow } from '../decisions/decision.entity.ts';
import { rightsOver } from '../decisions/decision-reading.service.ts';
import type { DecisionCriteria, SignatureDecision } from './decision.staff.type.ts';
import type { StaffContext } from './staff-access.ts';

/** A decision as whoever asks may see and handle it. */
export async function viewOf(
  { db, viewer }: StaffContext,
  decision: DecisionRow,
): Promise<SignatureDecision> {
  const emailOf = async (accountId: string) => (await findAccountEmail(db, accountId)) ?? '';
  const { proposedBy, approvedBy, criteria } = decision;
  return {
    ...(decision as unknown as SignatureDecision),
    criteria: criteria && criteriaView(criteria),
    proposedBy: await emailOf(proposedBy),
    approvedBy: approvedBy && (await emailOf(approvedBy)),
    ...rightsOver(decision, viewer),
  };
}

function criteriaView(criteria: NonNullable<DecisionRow['criteria']>): DecisionCriteria {
  const { country, source, from, to, networks = [], domains = [], heldBecause } = criteria;
  return {
    ...(country && { country }),
    ...(source && { source }),
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(to) }),
    ...(heldBecause && { heldBecause }),
    ...{ networks, domains },
  };
}
