import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireFreshFactor } from './fresh-factor.ts';
import type { StaffContext } from './staff-access.ts';
import { Roles } from './staff-fields.ts';
import { requireId } from './staff-id.ts';
import { changeRole, listMembers, removeMember, type Member } from './staff-people.service.ts';
import { ChangeStaffRoleInput, StaffMember } from './staff-people.staff.type.ts';
import { StaffRole } from './staff-role.ts';

@Resolver()
export class StaffPeopleResolver {
  @Roles(StaffRole.ADMIN)
  @Query(() => [StaffMember], {
    description: 'Everybody with a role, in the order in which they got it. Role: ADMIN.',
  })
  staffMembers(@Ctx() context: StaffContext): Promise<Member[]> {
    return listMembers(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffMember], {
    description:
      'Gives another role, at once in every session. Errors: FORBIDDEN (FRESH_FACTOR; oneself), NOT_FOUND, CONFLICT for the last ADMIN. Role: ADMIN.',
  })
  async changeStaffRole(
    @Ctx() context: StaffContext,
    @Arg('input', () => ChangeStaffRoleInput) { member, role }: ChangeStaffRoleInput,
  ): Promise<Member[]> {
    requireFreshFactor(context);
    await changeRole(context, requireId(member), role);
    return listMembers(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffMember], {
    description:
      'Takes the role away, ends the sessions, and withdraws what that administrator has invited. Errors: FORBIDDEN (FRESH_FACTOR; oneself), NOT_FOUND, CONFLICT for the last ADMIN. Role: ADMIN.',
  })
  async removeStaff(
    @Ctx() context: StaffContext,
    @Arg('member', () => ID) member: string,
  ): Promise<Member[]> {
    requireFreshFactor(context);
    await removeMember(context, requireId(member));
    return listMembers(context);
  }
}
