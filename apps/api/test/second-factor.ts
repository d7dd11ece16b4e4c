import {
  ConfirmAppDocument,
  StartAppDocument,
  type ConfirmAppMutation,
  type StartAppMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { totp } from '../../../tests/support/totp.ts';
import { createAuthSecrets } from '../src/features/accounts/auth-secrets.ts';
import { askStaff, PASSWORD, postTo, signIn } from './staff.ts';
import { anyAddress, from, type World } from './world.ts';

/** An app is set up for the account, and each of its sessions has just shown it; without the steps. */
export async function enrol(world: World, accountId: string): Promise<void> {
  const secrets = createAuthSecrets(world.config.keyring);
  const [secret, codes] = await Promise.all([secrets.seal('no app knows it'), secrets.seal('[]')]);
  await world.owner.query(
    `insert into auth."twoFactor" (id, "userId", secret, "backupCodes", verified)
     values (gen_random_uuid(), $1, $2, $3, true)`,
    [accountId, secret, codes],
  );
  await world.owner.query('update auth."user" set "twoFactorEnabled" = true where id = $1', [
    accountId,
  ]);
  await showFactor(world, accountId, new Date());
}

/** When the account's sessions last showed a second factor. */
export async function showFactor(world: World, accountId: string, at: Date): Promise<void> {
  await world.owner.query('update auth.session set "factorAt" = $2 where "userId" = $1', [
    accountId,
    at,
  ]);
}

/** The same by the steps that a person takes. */
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
