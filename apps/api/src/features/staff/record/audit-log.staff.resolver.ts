import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { listAuditEntries } from './audit-log.service.ts';
import { AuditConnection } from './audit-log.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver()
export class AuditLogResolver {
  @Roles(StaffRole.ADMIN)
  @Query(() => AuditConnection, { description: 'Who did what, newest first. Role: ADMIN.' })
  auditLog(
    @Ctx() context: StaffContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listAuditEntries(context, first, after ?? null);
  }
}
