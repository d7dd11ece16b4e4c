import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  findCountsOverTime,
  requirePetitionCounts,
  type PetitionCounts,
} from './petition-counts.service.ts';
import {
  CountInterval,
  StaffCountPoint,
  StaffPetitionCounts,
} from './petition-counts.staff.type.ts';
import type { StaffContext } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { EVERY_ROLE } from './staff-role.ts';

@Resolver(() => StaffPetitionCounts)
export class PetitionCountsResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffPetitionCounts, {
    description: 'Counts of one petition. Errors: NOT_FOUND. Roles: every staff role.',
  })
  petitionCounts(
    @Ctx() { db }: StaffContext,
    @Arg('petition', () => String, { description: "The petition's slug." }) petition: string,
  ): Promise<PetitionCounts> {
    return requirePetitionCounts(db, petition);
  }

  @FieldResolver(() => [StaffCountPoint], {
    description:
      'One point for each whole interval that the range touches, oldest first, zeros included. At most 1,500 points, else BAD_USER_INPUT.',
  })
  overTime(
    @Root() counts: PetitionCounts,
    @Ctx() { db }: StaffContext,
    @Arg('from', () => GraphQLDateTime) from: Date,
    @Arg('to', () => GraphQLDateTime, { description: 'After `from`.' }) to: Date,
    @Arg('interval', () => CountInterval) interval: CountInterval,
  ): Promise<StaffCountPoint[]> {
    return findCountsOverTime(db, counts, { from, to, interval });
  }
}
