import type { RequestEvent } from '@sveltejs/kit';
import {
  ChangeStaffRoleDocument,
  InviteStaffDocument,
  RemoveStaffDocument,
  WithdrawInvitationDocument,
  type StaffRole,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { staffRequest } from '../staff-api.server.ts';

// What a form sends for a role that is none, the API refuses by its field.
const asRole = (role: string) => role as StaffRole;

export const invite = (event: RequestEvent, { email, role }: { email: string; role: string }) =>
  staffRequest(InviteStaffDocument, { input: { email, role: asRole(role) } }, event);

export const withdraw = (event: RequestEvent, invitation: { invitation: string }) =>
  staffRequest(WithdrawInvitationDocument, invitation, event);

export const changeRole = (
  event: RequestEvent,
  { member, role }: { member: string; role: string },
) => staffRequest(ChangeStaffRoleDocument, { input: { member, role: asRole(role) } }, event);

export const remove = (event: RequestEvent, member: { member: string }) =>
  staffRequest(RemoveStaffDocument, member, event);
