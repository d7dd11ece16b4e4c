import { randomBytes } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { SecondFactorCode } from '@undersigned/shared/accounts/second-factor-code.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { wakeSending } from '../contacts/delivery.service.ts';
import { beginFactor, writeRecoveryCodes } from './recovery-codes.service.ts';
import { noteOwnAndTell, tellingTransaction, type Telling } from './safety-mail.service.ts';
import {
  keepFlag,
  markFresh,
  tryCode,
  type Accounts,
  type SignedIn,
} from './second-factor.service.ts';
import { COUNT_FACTORS } from './second-factor.queries.ts';
import { dropSessions } from './session-list.service.ts';

/** What an app is told, as a secret to type and as an address to scan. It counts once a code confirms it. */
export async function startAuthenticator(
  { db, auth }: Pick<Accounts, 'db' | 'auth'>,
  account: { accountId: string; email: string },
  issuer: string,
): Promise<{ secret: string; uri: string }> {
  const secret = newSecret();
  if (!(await beginFactor(db, auth, account.accountId, secret))) throw new UserError('CONFLICT');
  return {
    secret: base32.encode(secret, { padding: false }),
    uri: createOTP(secret).url(issuer, account.email),
  };
}

/** Returns the recovery codes, which are told this once. */
export async function confirmAuthenticator(
  accounts: Accounts,
  signedIn: SignedIn,
  code: SecondFactorCode,
): Promise<string[]> {
  const { accountId } = signedIn;
  const confirm = async (tx: Db) => {
    const [, confirmed] = await tx.query(
      'update auth."twoFactor" set verified = true where "userId" = $1 and not verified',
      [accountId],
    );
    if (confirmed !== 1) throw new UserError('CONFLICT');
    const codes = await writeRecoveryCodes(tx, accounts.auth, accountId);
    await addedFactor(tx, accounts, signedIn, 'add-app');
    return codes;
  };
  const codes = await tryCode(accounts, accountId, code, confirm, { isEnrolling: true });
  await wakeSending(accounts.db);
  return codes;
}

/** Other sessions began without it: whoever holds one of them shows it first. */
export async function addedFactor(
  tx: Db,
  telling: Telling,
  signedIn: SignedIn,
  action: 'add-app' | 'add-passkey',
): Promise<void> {
  const { accountId, sessionId } = signedIn;
  await keepFlag(tx, accountId);
  await dropSessions(tx, accountId, { but: sessionId });
  await markFresh(tx, sessionId);
  await noteOwnAndTell(tx, telling, signedIn, action);
}

/** `expectedLeft`, if it is given, is how many factors whoever decides has seen beside it. */
export async function removeAuthenticator(
  accounts: Accounts,
  signedIn: SignedIn,
  expectedLeft: number | null,
): Promise<void> {
  const { accountId } = signedIn;
  // Overwritten: an app that was taken away must not be confirmed anew.
  const sealed = await accounts.auth.secrets.seal(newSecret());
  await tellingTransaction(accounts.db, async (tx) => {
    const [, removed] = await tx.query(
      'update auth."twoFactor" set verified = false, secret = $2 where "userId" = $1 and verified',
      [accountId, sealed],
    );
    if (removed !== 1) throw new UserError('NOT_FOUND');
    await removedFactor(tx, accountId, expectedLeft);
    await noteOwnAndTell(tx, accounts, signedIn, 'remove-app');
  });
}

/** Recovery codes stand in for a factor: with the last one they go. Throws CONFLICT where others are left. */
export async function removedFactor(
  tx: Db,
  accountId: string,
  expectedLeft: number | null,
): Promise<void> {
  const [{ left }] = await tx.query(COUNT_FACTORS, [accountId]);
  if (expectedLeft !== null && expectedLeft !== left) throw new UserError('CONFLICT');
  if (await keepFlag(tx, accountId)) return;
  await tx.query('delete from auth."twoFactor" where "userId" = $1', [accountId]);
}

export async function hasAuthenticator(db: Db, accountId: string): Promise<boolean> {
  const rows: unknown[] = await db.query(
    'select from auth."twoFactor" where "userId" = $1 and verified',
    [accountId],
  );
  return rows.length > 0;
}

/** 128 bits in characters that stand for their own bytes: so the library reads a secret. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}
