import {
  ConfirmAppDocument,
  StartAppDocument,
  type ConfirmAppMutation,
  type StartAppMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { totp } from '../../../tests/support/totp.ts';
import { askStaff, PASSWORD, postTo, signIn } from './staff.ts';
import { anyAddress, from, type World } from './world.ts';

/** An app is set up by the steps that a person takes. */
export async function setUpApp(world: World, cookie: string) {
  const input = { password: PASSWORD };
  const start = await askStaff<StartAppMutation>(world, StartAppDocument, { input }, { cookie });
  const { secret } = start.data!.startApp;
  const confirmed = await confirmApp(world, cookie, totp(secret));
  return { secret, recoveryCodes: confirmed.data!.confirmApp.codes };
}

export function confirmApp(world: World, cookie: string, code: string) {
  return askStaff<ConfirmAppMutation>(world, ConfirmAppDocument, { input: { code } }, { cookie });
}

/** The cookie of a sign-in whose password was right, and nothing more yet. */
export async function passwordStep(world: World, email: string): Promise<string> {
  const response = await signIn(world, { email, password: PASSWORD });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export function codeStep(
  world: World,
  cookie: string,
  code: unknown,
  headers: Record<string, string> = from(anyAddress()),
): Promise<Response> {
  return postTo(world, '/auth/sign-in/second-factor', { code }, { cookie, ...headers });
}

/** Codes that were shown are as good as new: for what is not about that. */
export async function forgetSpentCodes(world: World): Promise<void> {
  await world.owner.query('delete from spent_codes');
}
