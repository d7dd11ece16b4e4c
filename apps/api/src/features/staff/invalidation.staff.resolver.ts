import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { DecisionRow } from '../decisions/decision.entity.ts';
import {
  invalidateSignatures,
  previewInvalidation,
  reinstateSignatures,
} from './invalidation.service.ts';
import { InvalidateSignaturesInput, InvalidationCriteria } from './invalidation.staff.input.ts';
import { Invalidation, InvalidationPreview } from './invalidation.staff.type.ts';
import type { StaffContext } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { StaffRole } from './staff-role.ts';

@Resolver(() => Invalidation)
export class InvalidationResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => InvalidationPreview, {
    description:
      'What an invalidation would touch. Changes nothing. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  previewInvalidation(
    @Ctx() context: StaffContext,
    @Arg('input', () => InvalidationCriteria) input: InvalidationCriteria,
  ): Promise<InvalidationPreview> {
    return previewInvalidation(context, input);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => Invalidation, {
    description:
      'Takes confirmed and pending signatures out of the count. CONFLICT when expectedTotal is no longer what the preview says: then nothing changes. Above 1,000 it waits for another person. Errors: NOT_FOUND. Role: CAMPAIGNER.',
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
      'Undo an invalidation as a whole: each signature is what it was before, but those that were taken back or erased meanwhile. CONFLICT unless it is done or cancelled. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  reinstateSignatures(
    @Ctx() context: StaffContext,
    @Arg('invalidation', () => ID) invalidation: string,
  ): Promise<DecisionRow> {
    return reinstateSignatures(context, invalidation);
  }
}
