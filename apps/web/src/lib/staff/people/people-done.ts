import { STAFF_ROLES } from '@undersigned/shared/accounts/staff-role.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { INVITATION_TTL_HOURS } from '@undersigned/shared/limits.ts';
import type { StaffPeopleQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import type { Done } from '../done/done.server.ts';
import type { Said } from '../done/undo.ts';
import { roleName } from '../role-name.ts';

/** What was just done to whom, and what takes it back. */
export function peopleDone(
  done: Done | null,
  { staffMembers, staffInvitations, removedStaff }: StaffPeopleQuery,
  path: string,
): Said | null {
  const member = staffMembers.find(({ id }) => id === done?.member);
  const invited = staffInvitations.find(({ id }) => id === done?.invitation);
  const undo = (action: string, fields: Record<string, string>) => ({
    undo: { action: `${path}?/${action}`, fields },
  });
  const word = m.done_word();
  const isAgain = done?.what === 'invited-again';
  if ((done?.what === 'invited' || isAgain) && invited) {
    const { id, email } = invited;
    const said = { email, hours: INVITATION_TTL_HOURS };
    return {
      word: isAgain ? m.people_invited_again() : m.people_invited(),
      text: isAgain ? m.people_invited_again_text(said) : m.people_invited_text(said),
      ...undo('withdraw', { invitation: id }),
    };
  }
  if (done?.what === 'withdrawn') return { word, text: m.people_withdrawn_text() };
  const was = STAFF_ROLES.find((role) => role === done?.was);
  if (done?.what === 'changed' && member && was) {
    const { id, email, role } = member;
    const names = { email, role: roleName(role), was: roleName(was) };
    // It may be another by now: then there is nothing of this to undo.
    const isStill = role === done.role;
    const back = isStill ? undo('change', { member: id, role: was, was: role }) : {};
    return { word, text: m.people_changed_text(names), ...back };
  }
  const removed = removedStaff.find(({ id }) => id === done?.member);
  if (done?.what === 'removed' && removed) {
    const { id, email, role } = removed;
    const text = m.people_removed_text({ email, role: roleName(role) });
    return { word, text, ...(removed.mayRestore && undo('restore', { member: id })) };
  }
  if (done?.what === 'restored' && member) {
    const { email, role } = member;
    return { word, text: m.people_restored_text({ email, role: roleName(role) }) };
  }
  return null;
}
