import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requireFreshFactor } from '../fresh-factor.ts';
import {
  inviteStaff,
  listInvitations,
  withdrawInvitation,
  type Invited,
} from './invitation.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { requireUuid } from '../staff-id.ts';
import { InviteStaffInput, StaffInvitation } from './staff-people.staff.type.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver()
export class StaffInvitationResolver {
  @Roles(StaffRole.ADMIN)
  @Query(() => [StaffInvitation], {
    description: 'Those that can still be accepted, newest first. Role: ADMIN.',
  })
  staffInvitations(@Ctx() context: StaffContext): Promise<Invited[]> {
    return listInvitations(context);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => StaffInvitation, {
    description:
      'Mails a link that works once, for 48 hours, in place of an earlier one to the same address. Errors: FORBIDDEN (FRESH_FACTOR), CONFLICT for who has a role, RATE_LIMITED above three a day to one address. Role: ADMIN.',
  })
  inviteStaff(
    @Ctx() context: StaffContext,
    @Arg('input', () => InviteStaffInput) input: InviteStaffInput,
  ): Promise<Invited> {
    requireFreshFactor(context);
    return inviteStaff(context, input);
  }

  @Roles(StaffRole.ADMIN)
  @Mutation(() => [StaffInvitation], {
    description:
      'The link works no longer, and a mail that waits is not sent. Errors: FORBIDDEN (FRESH_FACTOR), NOT_FOUND. Role: ADMIN.',
  })
  async withdrawInvitation(
    @Ctx() context: StaffContext,
    @Arg('invitation', () => ID) invitation: string,
  ): Promise<Invited[]> {
    requireFreshFactor(context);
    await withdrawInvitation(context, requireUuid(invitation));
    return listInvitations(context);
  }
}
