import { STAFF_ROLES } from '@undersigned/shared/accounts/staff-role.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffPeopleQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { actionOf, type ActOutcome, type Pressed } from '../act-outcome.ts';
import { roleName } from '../role-name.ts';

/** The button that was pressed, and about whom. */
export function peoplePressed(
  outcome: ActOutcome,
  { staffMembers, staffInvitations, removedStaff }: StaffPeopleQuery,
): Pressed {
  const { member, invitation, email: typed } = outcome.values;
  const one = [...staffMembers, ...staffInvitations, ...removedStaff].find(({ id }) =>
    [member, invitation].includes(id),
  );
  const email = one?.email ?? '';
  const role = STAFF_ROLES.find((each) => each === outcome.values.role);
  const about = email || undefined;
  switch (actionOf(outcome)) {
    case 'invite':
      return { button: m.invite_submit(), about: typed, isTyped: true };
    case 'again':
      return { button: m.invitation_again(), about };
    case 'withdraw':
      return { button: m.invitation_do_withdraw(), about };
    case 'change':
      return { button: m.people_change(), about: role && email && `${email}, ${roleName(role)}` };
    case 'remove':
      return { button: m.people_do_remove({ email }) };
    default:
      return { button: m.undo(), about };
  }
}
