import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { listDecisions, requireDecision } from '../../decisions/decision-reading.service.ts';
import { approveDecision, previewApproval } from '../../decisions/decision-approving.service.ts';
import { cancelDecision } from '../../decisions/decision.service.ts';
import { ApprovalPreview } from './approval-preview.staff.type.ts';
import { SignatureDecision } from './decision.staff.type.ts';
import { viewOf } from './decision.staff.view.ts';
import { deciding } from './deciding.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import { requirePetition } from '../signatures/signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

const LISTED = 50;

@Resolver(() => SignatureDecision)
export class DecisionResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => [SignatureDecision], {
    description:
      'The last 50 decisions about signatures of a petition: those that wait for a second person first, as they came, then those under way, then the newest. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async signatureDecisions(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
  ): Promise<SignatureDecision[]> {
    const { id } = await requirePetition(context, petition);
    const decisions = await listDecisions(context.db, id, LISTED);
    return Promise.all(decisions.map((decision) => viewOf(context, decision)));
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => SignatureDecision, { description: 'Errors: NOT_FOUND. Role: CAMPAIGNER.' })
  async signatureDecision(
    @Ctx() context: StaffContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SignatureDecision> {
    return viewOf(context, await requireDecision(context.db, id));
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => ApprovalPreview, {
    description:
      'What approving a decision would touch by now. Changes nothing; takes as long as there are many. FORBIDDEN to whoever may not approve it; CONFLICT with the reason TOO_LATE when it is not proposed any more. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async approvalPreview(
    @Ctx() context: StaffContext,
    @Arg('decision', () => ID) decision: string,
  ): Promise<ApprovalPreview> {
    return previewApproval(deciding(context), decision);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => SignatureDecision, {
    description:
      'Has a proposed decision carried out, for as many as are left of what was proposed: they become what is expected. FORBIDDEN to whoever proposed it, and before approvableFrom. CONFLICT when there are more than expectedTotal, or that is more than was proposed; with the reason MORE_THAN_PROPOSED when there are more than were proposed, NONE_LEFT when there are none, TOO_LATE when it is not proposed any more, ALREADY_DECIDED while another of the same criteria is being carried out or undone, or was carried out a moment ago. Errors: NOT_FOUND, FORBIDDEN (FRESH_FACTOR). Role: CAMPAIGNER.',
  })
  async approveDecision(
    @Ctx() context: StaffContext,
    @Arg('id', () => ID) id: string,
    @Arg('expectedTotal', () => Int, {
      description: 'The total that approvalPreview said. Fewer by now are no conflict.',
    })
    expectedTotal: number,
  ): Promise<SignatureDecision> {
    requireFreshFactor(context);
    return viewOf(context, await approveDecision(deciding(context), id, expectedTotal));
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => SignatureDecision, {
    description:
      'Turns down what is proposed, or ends what is being carried out: what was done by then stays done, and can be reinstated. CONFLICT with the reason TOO_LATE when it is over. Errors: NOT_FOUND, FORBIDDEN (FRESH_FACTOR). Role: CAMPAIGNER.',
  })
  async cancelDecision(
    @Ctx() context: StaffContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SignatureDecision> {
    requireFreshFactor(context);
    return viewOf(context, await cancelDecision(deciding(context), id));
  }
}
