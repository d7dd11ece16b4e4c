import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { listAuditActors } from './audit-actors.service.ts';
import { AuditFilter } from './audit-filter.staff.input.ts';
import { listAuditEntries } from './audit-log.service.ts';
import { AuditActor, AuditConnection } from './audit-log.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver()
export class AuditLogResolver {
  @Roles(StaffRole.ADMIN)
  @Query(() => AuditConnection, {
    description: 'Who did what, newest first. Errors: BAD_USER_INPUT. Role: ADMIN.',
  })
  auditLog(
    @Ctx() context: StaffContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'A place in the log, whatever is looked for: it goes on from there.',
    })
    after: string | null,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
  ) {
    return listAuditEntries(context, filter, { first, after: after ?? null });
  }

  @Roles(StaffRole.ADMIN)
  @Query(() => [AuditActor], {
    description: 'Whose acts the log can be asked for, by their addresses. Role: ADMIN.',
  })
  auditActors(@Ctx() context: StaffContext): Promise<AuditActor[]> {
    return listAuditActors(context.db);
  }
}
