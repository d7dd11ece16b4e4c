import {
  ChangeStaffRoleDocument,
  InviteStaffDocument,
  RemoveStaffDocument,
  StaffPeopleDocument,
  WithdrawInvitationDocument,
  type StaffPeopleQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import type { StaffRole } from '../src/features/staff/staff-role.ts';
import { askStaff, postTo } from './staff.ts';
import { anyAddress, from, type World } from './world.ts';

type Role = keyof typeof StaffRole;

/** What an administrator does to people, with this session. */
export function peopleBy(world: () => World, cookie: () => string) {
  const ask = <T>(document: { toString(): string }, variables = {}) =>
    askStaff<T>(world(), document, variables, { cookie: cookie() });
  return {
    list: async () => (await ask<StaffPeopleQuery>(StaffPeopleDocument)).data!,
    invite: (email: string, role: Role) => ask(InviteStaffDocument, { input: { email, role } }),
    withdraw: (invitation: string) => ask(WithdrawInvitationDocument, { invitation }),
    change: (member: string, role: Role) =>
      ask(ChangeStaffRoleDocument, { input: { member, role } }),
    remove: (member: string) => ask(RemoveStaffDocument, { member }),
  };
}

/** The token of the newest invitation that was mailed to this address, once mails have gone out. */
export async function invitationTo(world: World, email: string): Promise<string> {
  await world.deliver();
  const tokens = world.mailbox.mails
    .filter((one) => one.to.includes(email))
    .flatMap(({ text }) => /\/invitation\/([\w-]+)/.exec(text)?.[1] ?? []);
  const token = tokens.at(-1);
  if (!token) throw new Error(`No invitation came to ${email}.`);
  return token;
}

export function accept(
  world: World,
  token: unknown,
  password: unknown = 'a password of one’s own',
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = { token, password };
  return postTo(world, '/auth/invitation/accept', body, { ...from(anyAddress()), ...headers });
}
