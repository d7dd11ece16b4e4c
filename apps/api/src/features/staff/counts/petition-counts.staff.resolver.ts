import { GraphQLDateTime } from 'graphql-scalars';
import { UTC } from '@undersigned/shared/staff/time-zone.ts';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { findCountsOverTime, type CountPoint } from './counts-over-time.service.ts';
import { CountInterval, StaffCountPoint } from './counts-over-time.staff.type.ts';
import {
  confirmedToday,
  listPetitionCounts,
  requirePetitionCounts,
  type PetitionCounts,
} from './petition-counts.service.ts';
import { StaffPetitionCounts } from './petition-counts.staff.type.ts';
import { requireTimeZone } from '../account/require-time-zone.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { EVERY_ROLE } from '../staff-role.ts';

const TIME_ZONE = {
  defaultValue: UTC,
  nullable: true,
  description: 'IANA name; another is BAD_USER_INPUT (TIME_ZONE_UNKNOWN).',
};

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

  @Roles(...EVERY_ROLE)
  @Query(() => [StaffPetitionCounts], {
    description:
      'Counts of every petition, in the order of petitions, read at once. Roles: every staff role.',
  })
  allPetitionCounts(@Ctx() { db }: StaffContext): Promise<PetitionCounts[]> {
    return listPetitionCounts(db);
  }

  @FieldResolver(() => Int, { description: 'Confirmations since midnight in that time zone.' })
  confirmedToday(
    @Root() counts: PetitionCounts,
    @Arg('timeZone', () => String, TIME_ZONE) timeZone: string | null,
  ): number {
    return confirmedToday(counts, requireTimeZone(timeZone ?? UTC));
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
    @Arg('timeZone', () => String, TIME_ZONE) timeZone: string | null,
  ): Promise<CountPoint[]> {
    const zone = requireTimeZone(timeZone ?? UTC);
    return findCountsOverTime(db, counts, { from, to, interval, timeZone: zone });
  }
}
