import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireFreshFactor } from '../fresh-factor.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { requireId } from '../staff-id.ts';
import { RemovedStaffMember } from './removed-staff.staff.type.ts';
import {
  listRemovedMembers,
  restoreMember,
  type RemovedMember,
} from './staff-restoring.service.ts';
import { changeRole, listMembers, removeMember, type Member } from './staff-people.service.ts';
import { ChangeStaffRoleInput, StaffMember } from './staff-people.staff.type.ts';
import { StaffRole } from '../staff-role.ts';

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
  @Query(() => [RemovedStaffMember], {
    description:
      'Whose role was taken away within the last ten minutes and who has none now, the last one first: until then restoreStaff gives it back. Role: ADMIN.',
  })
  removedStaff(@Ctx() context: StaffContext): Promise<RemovedMember[]> {
    return listRemovedMembers(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffMember], {
    description:
      'Gives another role, at once in every session. Errors: FORBIDDEN (FRESH_FACTOR; oneself), NOT_FOUND, CONFLICT for the last ADMIN and where the role is not the expected one. Role: ADMIN.',
  })
  async changeStaffRole(
    @Ctx() context: StaffContext,
    @Arg('input', () => ChangeStaffRoleInput)
    { member, role, expectedRole }: ChangeStaffRoleInput,
  ): Promise<Member[]> {
    requireFreshFactor(context);
    const expected = expectedRole ?? null;
    await changeRole(context, { id: requireId(member), role, expected });
    return listMembers(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffMember], {
    description:
      'Takes the role away, ends the sessions, and withdraws what that administrator has invited. Can be undone by restoreStaff. Errors: FORBIDDEN (FRESH_FACTOR; oneself), NOT_FOUND, CONFLICT for the last ADMIN and where the role is not the expected one. Role: ADMIN.',
  })
  async removeStaff(
    @Ctx() context: StaffContext,
    @Arg('member', () => ID) member: string,
    @Arg('expectedRole', () => StaffRole, {
      nullable: true,
      description: 'The role that whoever decides has seen.',
    })
    expectedRole: StaffRole | null,
  ): Promise<Member[]> {
    requireFreshFactor(context);
    await removeMember(context, requireId(member), expectedRole ?? null);
    return listMembers(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffMember], {
    description:
      'Undoes removeStaff: gives back the role that whoever asks took away within ten minutes, with the time zone, the mails about alerts and how far they were read. They approve what others propose after a day again; sessions that ended and invitations that were withdrawn stay so. Errors: FORBIDDEN (FRESH_FACTOR), NOT_FOUND where there is nothing to undo, CONFLICT for who has a role again. Role: ADMIN.',
  })
  async restoreStaff(
    @Ctx() context: StaffContext,
    @Arg('member', () => ID) member: string,
  ): Promise<Member[]> {
    requireFreshFactor(context);
    await restoreMember(context, requireId(member));
    return listMembers(context);
  }
}
