import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { requireTimeZone } from './account/require-time-zone.ts';
import type { StaffContext, Viewer } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { setTimeZone } from './staff-member.service.ts';
import { EVERY_ROLE } from './staff-role.ts';
import { StaffViewer } from './staff-viewer.staff.type.ts';

@Resolver()
export class StaffViewerResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffViewer, { description: 'Whoever is signed in. Roles: every staff role.' })
  staffViewer(@Ctx() { viewer }: StaffContext): Viewer {
    return viewer;
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffViewer, {
    description:
      'Chooses the time zone in which one is shown times and days. Errors: BAD_USER_INPUT (TIME_ZONE_UNKNOWN). Roles: every staff role.',
  })
  async changeTimeZone(
    @Ctx() { db, viewer }: StaffContext,
    @Arg('timeZone', () => String, { description: 'IANA name; older ones are understood.' })
    timeZone: string,
  ): Promise<Viewer> {
    const zone = requireTimeZone(timeZone);
    await setTimeZone(db, viewer.accountId, zone);
    return { ...viewer, timeZone: zone };
  }
}
