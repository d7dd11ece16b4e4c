import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import * as traffic from '../../trends/traffic.service.ts';
import { findTrends, type Trends } from '../../trends/trend.service.ts';
import { requirePetition } from './signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';
import { SignatureTrends, TrafficFlag, TrendWindow } from './trend.staff.type.ts';

@Resolver()
export class TrendResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => SignatureTrends, {
    description:
      'Which networks and domains people sign from. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async signatureTrends(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
    @Arg('window', () => TrendWindow, { defaultValue: TrendWindow.HOUR }) window: TrendWindow,
  ): Promise<Trends> {
    const { id } = await requirePetition(context, petition);
    return findTrends(context, id, window);
  }

  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => [TrafficFlag], {
    description:
      'What was unusual in the last day, newest first; found within a minute. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  async trafficFlags(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String) petition: string,
  ): Promise<traffic.TrafficFlag[]> {
    const { id } = await requirePetition(context, petition);
    return traffic.findTrafficFlags(context.db, id);
  }
}
