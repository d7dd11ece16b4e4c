import { createAccount } from '../src/features/accounts/account.service.ts';
import { findBrowserStamp } from '../src/features/accounts/browser-stamp.service.ts';
import { deviceCookie } from '../src/features/accounts/known-device.ts';
import type { StaffRole } from '../src/features/staff/staff-role.ts';
import { enrol } from './enrolled.ts';
import { anyAddress, from, request, type Answer, type World } from './world.ts';

export const PASSWORD = 'correct horse battery staple';

type Role = keyof typeof StaffRole | null;

let next = 0;

/** Somebody with an account and, unless null, this role. */
export async function createStaff(world: World, role: Role) {
  next += 1;
  const email = `staff-${next}@news.example`;
  const accountId = await createAccount(world.db.manager, email, PASSWORD);
  if (role) await setRole(world, accountId, role);
  return { email, accountId };
}

export async function setRole(world: World, accountId: string, role: Role): Promise<void> {
  await world.owner.query('delete from staff_members where account_id = $1', [accountId]);
  if (role)
    await world.owner.query('insert into staff_members (account_id, role) values ($1, $2)', [
      accountId,
      role,
    ]);
}

export function signIn(
  world: World,
  body: unknown,
  headers: Record<string, string> = from(anyAddress()),
): Promise<Response> {
  return postTo(world, '/auth/sign-in/email', body, headers);
}

export function postTo(
  world: World,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(world.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The Cookie header that a browser would send after this answer. */
export function cookieFrom(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export type SignedInStaff = { cookie: string; accountId: string; email: string };

/**
 * Somebody who has just signed in with this role, by a browser of their own that is known to the account, and
 * shown a second factor where the role needs one: `factor` says otherwise.
 */
export async function signedInAs(
  world: World,
  role: Role,
  { factor = role === 'CAMPAIGNER' || role === 'ADMIN' } = {},
): Promise<SignedInStaff> {
  const staff = await createStaff(world, role);
  const { email } = staff;
  const stamp = (await findBrowserStamp(world.db.manager, email))!;
  const [known = ''] = deviceCookie(world.config.keyring, { email, stamp }, true).split(';');
  const headers = { ...from(anyAddress()), cookie: known };
  const response = await signIn(world, { email, password: PASSWORD }, headers);
  if (factor) await enrol(world, staff.accountId);
  return { ...staff, cookie: `${cookieFrom(response)}; ${known}` };
}

export function askStaff<T>(
  world: World,
  document: { toString(): string },
  variables: unknown = {},
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  return request<T>(`${world.url}/staff/graphql`, document, variables, headers);
}
