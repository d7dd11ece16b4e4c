import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { countHeldByReason } from '../../signatures/held-counts.service.ts';
import { SignatureDecision } from '../decisions/decision.staff.type.ts';
import { viewOf } from '../decisions/decision.staff.view.ts';
import { decideHeld, previewHeld } from './held.service.ts';
import { DecideHeldInput } from './held.staff.input.ts';
import { HeldCount, HeldPreview } from './held.staff.type.ts';
import { StaffSignatureFilter } from './signature-filter.staff.input.ts';
import { requirePetition } from './signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver(() => HeldCount)
export class HeldResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => [HeldCount], {
    description:
      'Why signatures wait for staff, most first; of the newest 20,000. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async heldSignatures(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
  ): Promise<HeldCount[]> {
    const { id } = await requirePetition(context, petition);
    return countHeldByReason(context.db, id);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => Int, {
    description:
      'How many held signatures a filter finds, before they are released or refused. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async heldTotal(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
    @Arg('filter', () => StaffSignatureFilter, { nullable: true })
    filter: StaffSignatureFilter | null,
  ): Promise<number> {
    return (await previewHeld(context, petition, filter)).total;
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => HeldPreview, {
    description:
      'The same, how many of them are confirmed, and whether deciding about them would wait for another person. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  heldPreview(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
    @Arg('filter', () => StaffSignatureFilter, { nullable: true })
    filter: StaffSignatureFilter | null,
  ): Promise<HeldPreview> {
    return previewHeld(context, petition, filter);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => SignatureDecision, {
    description:
      'Lets held signatures count: those that were confirmed at once, the others when they are. CONFLICT when none is held any more, not as many as expected, or the same filter is being decided about already (reason ALREADY_DECIDED). Above 1,000, with what the same account decided alone within a day, it waits for another person (CONFLICT with the reason TOO_MANY_WAITING where 20 of the account do so at the petition already), or is RATE_LIMITED where ids are given. Can be undone by reinstateSignatures. Errors: NOT_FOUND, FORBIDDEN (FRESH_FACTOR). Role: CAMPAIGNER.',
  })
  async releaseSignatures(
    @Ctx() context: StaffContext,
    @Arg('input', () => DecideHeldInput) input: DecideHeldInput,
  ): Promise<SignatureDecision> {
    return viewOf(context, await decideHeld(context, 'RELEASE', input));
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => SignatureDecision, {
    description:
      'Takes held signatures for no signatures. Can be undone by reinstateSignatures. Errors as of releaseSignatures. Role: CAMPAIGNER.',
  })
  async refuseSignatures(
    @Ctx() context: StaffContext,
    @Arg('input', () => DecideHeldInput) input: DecideHeldInput,
  ): Promise<SignatureDecision> {
    return viewOf(context, await decideHeld(context, 'REFUSAL', input));
  }
}
