import { addOfflineSignaturesSchema } from '@undersigned/shared/staff/add-offline-signatures.schema.ts';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { clock } from '../../platform/clock.ts';
import { requireValid } from '../../platform/input.ts';
import { requireCursor, requireFirst, toConnection } from '../../platform/page.ts';
import {
  addOfflineSignatures,
  findOfflineBatches,
  type EnteredBy,
} from '../petitions/offline-batch.service.ts';
import { AddOfflineSignaturesInput } from './offline-batch.staff.input.ts';
import { StaffOfflineBatchConnection } from './offline-batch.staff.type.ts';
import { requirePetitionCounts, type PetitionCounts } from './petition-counts.service.ts';
import { StaffPetitionCounts } from './petition-counts.staff.type.ts';
import type { StaffContext } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { StaffRole } from './staff-role.ts';

@Resolver()
export class OfflineBatchResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => StaffOfflineBatchConnection, {
    description:
      'What was entered from paper, newest first. first: 1 to 100. Errors: NOT_FOUND, BAD_USER_INPUT. Role: CAMPAIGNER.',
  })
  async offlineBatches(
    @Ctx() { db }: StaffContext,
    @Arg('petition', () => String, { description: "The petition's slug." }) petition: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const place = requireCursor(after ?? null);
    const batches = await findOfflineBatches(db, petition, requireFirst(first), place);
    return toConnection(batches, first, ({ enteredAt, id }) => ({ at: enteredAt, id }));
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => StaffPetitionCounts, {
    description:
      'Adds signatures on paper to the count, also of a closed petition; or takes off what was entered by mistake. Answers with the counts as they are then; sent again, it changes nothing and answers with those of that moment. Errors: NOT_FOUND, BAD_USER_INPUT, IDEMPOTENCY_MISMATCH. Role: CAMPAIGNER.',
  })
  async addOfflineSignatures(
    @Ctx() { db, viewer }: StaffContext,
    @Arg('input', () => AddOfflineSignaturesInput) input: AddOfflineSignaturesInput,
  ): Promise<PetitionCounts> {
    const today = clock.now().toISOString().slice(0, 10);
    const valid = requireValid(addOfflineSignaturesSchema(today), input);
    // The guard lets nobody else in.
    const role = viewer.role as EnteredBy['role'];
    await addOfflineSignatures(db, { accountId: viewer.accountId, role }, valid);
    return requirePetitionCounts(db, valid.petition);
  }
}
