import { Ctx, Query, Resolver } from 'type-graphql';
import type { StaffContext, Viewer } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { EVERY_ROLE } from './staff-role.ts';
import { StaffViewer } from './staff-viewer.staff.type.ts';

@Resolver()
export class StaffViewerResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffViewer, { description: 'Whoever is signed in. Roles: every staff role.' })
  staffViewer(@Ctx() { viewer }: StaffContext): Viewer {
    return viewer;
  }
}
