import type { RequestEvent } from '@sveltejs/kit';
import {
  ChangeStaffRoleDocument,
  InviteStaffDocument,
  RemoveStaffDocument,
  RestoreStaffDocument,
  StaffPeopleDocument,
  WithdrawInvitationDocument,
  type StaffRole,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { sayDone } from '../done/done.server.ts';
import { staffRequest } from '../staff-api.server.ts';

const PATH = '/staff/people';

// What a form sends for a role that is none, the API refuses by its field.
const asRole = (role: string) => role as StaffRole;

export async function invite(
  event: RequestEvent,
  { email, role }: Record<'email' | 'role', string>,
) {
  const variables = { input: { email, role: asRole(role) } };
  const { inviteStaff } = await staffRequest(InviteStaffDocument, variables, event);
  sayDone(event, PATH, { what: 'invited', invitation: inviteStaff.id });
}

/** The one before ends with it. To whom and as what, the API says: a form says only which one. */
export async function inviteAgain(event: RequestEvent, { invitation }: { invitation: string }) {
  const { staffInvitations } = await staffRequest(StaffPeopleDocument, {}, event);
  const waiting = staffInvitations.find(({ id }) => id === invitation);
  if (!waiting) throw new ApiError('NOT_FOUND');
  const { email, role } = waiting;
  const variables = { input: { email, role } };
  const { inviteStaff } = await staffRequest(InviteStaffDocument, variables, event);
  sayDone(event, PATH, { what: 'invited-again', invitation: inviteStaff.id });
}

export async function withdraw(event: RequestEvent, invitation: { invitation: string }) {
  await staffRequest(WithdrawInvitationDocument, invitation, event);
  sayDone(event, PATH, { what: 'withdrawn' });
}

type Changed = Record<'member' | 'role' | 'was', string>;
export async function changeRole(event: RequestEvent, { member, role, was }: Changed) {
  const input = { member, role: asRole(role), expectedRole: asRole(was) };
  await staffRequest(ChangeStaffRoleDocument, { input }, event);
  sayDone(event, PATH, { what: 'changed', member, role, was });
}

export async function remove(
  event: RequestEvent,
  { member, was }: Record<'member' | 'was', string>,
) {
  await staffRequest(RemoveStaffDocument, { member, expectedRole: asRole(was) }, event);
  sayDone(event, PATH, { what: 'removed', member, was });
}

export async function restore(event: RequestEvent, member: { member: string }) {
  await staffRequest(RestoreStaffDocument, member, event);
  sayDone(event, PATH, { what: 'restored', ...member });
}
