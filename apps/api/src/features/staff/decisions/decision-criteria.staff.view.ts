import type { SignatureCriteria } from '../../signatures/signature-decision.service.ts';
import { findSharedDomain } from '../../signatures/signature-domain.service.ts';
import type { DecisionCriteria } from './decision-criteria.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';

/** What signatures of a petition have in common, as far as it can be told. */
export async function criteriaViewOf(
  context: StaffContext,
  petitionId: string,
  criteria: SignatureCriteria,
): Promise<DecisionCriteria> {
  const { country, source, from, to, networks = [], domains = [], heldBecause } = criteria;
  const named = domains.map(async (name) => {
    return { name, domain: await findSharedDomain(context, petitionId, name) };
  });
  return {
    ...(country && { country }),
    ...(source && { source }),
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(to) }),
    ...(heldBecause && { heldBecause }),
    ...{ networks, domains: await Promise.all(named) },
  };
}
