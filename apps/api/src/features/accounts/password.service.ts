import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { ChangePassword } from '@undersigned/shared/accounts/change-password.schema.ts';
import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import type { Auth } from './auth.service.ts';
import { forgetBrowsers } from './browser-stamp.service.ts';
import { noteOwnAndTell, tellingTransaction } from './safety-mail.service.ts';
import type { Accounts, SignedIn } from './second-factor.service.ts';
import { dropSessions } from './session-list.service.ts';

/** Throws unless it is the account's. `path` names the field in which it was typed. */
export async function requirePassword(
  { db, auth }: { db: Db; auth: Auth },
  accountId: string,
  password: string,
  path = ['input', 'password'],
): Promise<void> {
  const retryAfterSeconds = auth.passwordTries.take(accountId);
  if (retryAfterSeconds !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds });
  const rows: { hash: string }[] = await db.query(
    `select password as hash from auth.account where "userId" = $1 and "providerId" = 'credential'`,
    [accountId],
  );
  const hash = rows[0]?.hash;
  const isRight =
    hash !== undefined &&
    (await auth.turns.take('known', () => verifyPassword({ hash, password })));
  if (!isRight) throw new InputError([{ path, code: 'PASSWORD_WRONG' }]);
  auth.passwordTries.giveBack(accountId);
}

/** Whoever else was signed in with the old password has to show the new one. */
export async function changePassword(
  accounts: Accounts,
  signedIn: SignedIn,
  { currentPassword, newPassword }: ChangePassword,
): Promise<void> {
  const { accountId, sessionId } = signedIn;
  await requirePassword(accounts, accountId, currentPassword, ['input', 'currentPassword']);
  const hash = await accounts.auth.turns.take('known', () => hashPassword(newPassword));
  await tellingTransaction(accounts.db, async (tx) => {
    // First, as whoever logs in locks the two rows: so neither waits for the other.
    await forgetBrowsers(tx, accountId);
    await writePassword(tx, accountId, hash);
    await dropSessions(tx, accountId, { but: sessionId });
    await noteOwnAndTell(tx, accounts, signedIn, 'change-password');
  });
}

export async function writePassword(tx: Db, accountId: string, hash: string): Promise<void> {
  await tx.query(
    `update auth.account set password = $2, "updatedAt" = now()
     where "userId" = $1 and "providerId" = 'credential'`,
    [accountId, hash],
  );
}
