import { addOfflineSignaturesSchema } from '@undersigned/shared/staff/add-offline-signatures.schema.ts';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { clock } from '../../../platform/clock.ts';
import { requireValid } from '../../../platform/input.ts';
import { requireCursor, requireFirst, toConnection } from '../../../platform/page.ts';
import {
  addOfflineSignatures,
  findOfflineBatches,
  undoOfflineBatch,
  type EnteredBy,
} from '../../petitions/offline-batch.service.ts';
import { AddOfflineSignaturesInput } from './offline-batch.staff.input.ts';
import { StaffOfflineBatchConnection } from './offline-batch.staff.type.ts';
import { requirePetitionCounts, type PetitionCounts } from './petition-counts.service.ts';
import { StaffPetitionCounts } from './petition-counts.staff.type.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { requireUuid } from '../staff-id.ts';
import { StaffRole } from '../staff-role.ts';

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
      'Adds signatures on paper to the count, also of a closed petition; or takes off what was entered by mistake. Answers with the counts as they are then; sent again, it changes nothing and answers with those of that moment. Needs a second factor of the last ten minutes. Errors: NOT_FOUND, BAD_USER_INPUT, IDEMPOTENCY_MISMATCH. Role: CAMPAIGNER.',
  })
  async addOfflineSignatures(
    @Ctx() context: StaffContext,
    @Arg('input', () => AddOfflineSignaturesInput) input: AddOfflineSignaturesInput,
  ): Promise<PetitionCounts> {
    const { db, viewer } = context;
    const today = clock.now().toISOString().slice(0, 10);
    const valid = requireValid(addOfflineSignaturesSchema(today), input);
    requireFreshFactor(context);
    await addOfflineSignatures(db, enteredBy(viewer), valid);
    return requirePetitionCounts(db, valid.petition);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Mutation(() => StaffPetitionCounts, {
    description:
      'Takes an entry back by one of its own, with the same note: as many off as it added, or the other way round. Sent again, it changes nothing. Answers with the counts as they are then. Needs a second factor of the last ten minutes. Errors: NOT_FOUND; CONFLICT where fewer are on paper by now, or where it was taken back and that was taken back in turn. Role: CAMPAIGNER.',
  })
  async undoOfflineBatch(
    @Ctx() context: StaffContext,
    @Arg('batch', () => ID) batch: string,
  ): Promise<PetitionCounts> {
    requireFreshFactor(context);
    const { db, viewer } = context;
    const slug = await undoOfflineBatch(db, enteredBy(viewer), requireUuid(batch));
    return requirePetitionCounts(db, slug);
  }
}

/** The guard lets nobody else in. */
function enteredBy({ accountId, role }: StaffContext['viewer']): EnteredBy {
  return { accountId, role: role as EnteredBy['role'] };
}
