import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { criteriaViewOf } from './decision-criteria.staff.view.ts';
import {
  invalidateSignatures,
  previewInvalidation,
  reinstateSignatures,
} from './invalidation.service.ts';
import { InvalidateSignaturesInput, InvalidationCriteria } from './invalidation.staff.input.ts';
import { Invalidation, InvalidationPreview } from './invalidation.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver(() => Invalidation)
export class InvalidationResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => InvalidationPreview, {
    description:
      'What an invalidation would touch. Changes nothing. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async previewInvalidation(
    @Ctx() context: StaffContext,
    @Arg('input', () => InvalidationCriteria) input: InvalidationCriteria,
  ): Promise<InvalidationPreview> {
    const { petitionId, criteria, ...sizes } = await previewInvalidation(context, input);
    return { ...sizes, criteria: await criteriaViewOf(context, petitionId, criteria) };
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => Invalidation, {
    description:
      'Takes confirmed and pending signatures out of the count. CONFLICT when expectedTotal is no longer what the preview says, and with the reason ALREADY_DECIDED while the same criteria are being carried out or undone, wait as a proposal of the viewer, or were carried out a moment ago, all but the one that it replaces: then nothing changes. Above 1,000, with what the same account decided alone within a day, it waits for another person; CONFLICT with the reason TOO_MANY_WAITING where 20 of the account do so at the petition already. Errors: NOT_FOUND, FORBIDDEN (FRESH_FACTOR). Role: CAMPAIGNER.',
  })
  invalidateSignatures(
    @Ctx() context: StaffContext,
    @Arg('input', () => InvalidateSignaturesInput) input: InvalidateSignaturesInput,
  ): Promise<DecisionRow> {
    return invalidateSignatures(context, input);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => Invalidation, {
    description:
      'Undo an invalidation, a refusal or a release as a whole: each signature is what it was before, but those that were taken back, erased or signed anew meanwhile. A mail that went out is not taken back. CONFLICT unless it is done or cancelled, with the reason TOO_LATE when it is undone already, and for releases of which nobody was listed. Errors: NOT_FOUND, FORBIDDEN (FRESH_FACTOR; before undoableFrom). Role: CAMPAIGNER.',
  })
  reinstateSignatures(
    @Ctx() context: StaffContext,
    @Arg('invalidation', () => ID) invalidation: string,
    @Arg('expectedTotal', () => Int, {
      nullable: true,
      description: 'How many it has touched: CONFLICT when they are others.',
    })
    expectedTotal: number | null,
  ): Promise<DecisionRow> {
    return reinstateSignatures(context, invalidation, expectedTotal ?? null);
  }
}
