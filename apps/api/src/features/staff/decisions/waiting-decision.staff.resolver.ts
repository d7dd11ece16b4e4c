import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { listProposed, rightsOver } from '../../decisions/decision-reading.service.ts';
import { findPetitionsById } from '../../petitions/petition.service.ts';
import { StaffAlertsNow } from '../alerts/alert.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { StaffWaitingDecision } from './waiting-decision.staff.type.ts';

const LOOKED_AT = 100;

@Resolver(() => StaffAlertsNow)
export class WaitingDecisionResolver {
  @FieldResolver(() => [StaffWaitingDecision], {
    description:
      'Decisions that the viewer may approve now, the oldest first, of the first 100 that wait; none for whoever is neither CAMPAIGNER nor ADMIN.',
  })
  async waiting(@Ctx() { db, viewer }: StaffContext): Promise<StaffWaitingDecision[]> {
    if (!worksOnSignatures(viewer.role)) return [];
    const proposed = await listProposed(db, LOOKED_AT);
    const own = proposed.filter((decision) => rightsOver(decision, viewer).mayApprove);
    if (own.length === 0) return [];
    const petitions = await findPetitionsById(
      db,
      own.map(({ petitionId }) => petitionId),
    );
    return own.map(({ id, petitionId }) => ({ id, petition: petitions.get(petitionId)!.slug }));
  }
}
