import { randomInt, randomUUID } from 'node:crypto';
import { recoveryCode } from '@undersigned/shared/accounts/second-factor-code.ts';
import { RECOVERY_CODES } from '@undersigned/shared/limits.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import type { Auth } from './auth.service.ts';
import { noteOwnAndTell, tellingTransaction } from './safety-mail.service.ts';
import { BEGIN_APP, KEEP_CODES } from './second-factor.queries.ts';
import type { Accounts, SignedIn } from './second-factor.service.ts';

/**
 * New ones, in place of those that there were; told this once. `expected`, if it is given, is how many
 * unused ones whoever decides has seen.
 */
export async function renewRecoveryCodes(
  accounts: Accounts,
  signedIn: SignedIn,
  expected: number | null,
): Promise<string[]> {
  const { db, auth } = accounts;
  const { accountId } = signedIn;
  return tellingTransaction(db, async (tx) => {
    const left = await countRecoveryCodes(tx, auth, accountId);
    if (expected !== null && expected !== left) throw new UserError('CONFLICT');
    const codes = await writeRecoveryCodes(tx, auth, accountId);
    await noteOwnAndTell(tx, accounts, signedIn, 'renew-recovery-codes');
    return codes;
  });
}

/** In the caller's transaction, on the account's row of its second factor. */
export async function writeRecoveryCodes(tx: Db, auth: Auth, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCode((below) => randomInt(below)),
  );
  const sealed = await auth.secrets.seal(JSON.stringify(codes));
  const [, written] = await tx.query(KEEP_CODES, [accountId, sealed]);
  if (written !== 1) throw new UserError('CONFLICT');
  return codes;
}

/** The row that recovery codes stand in, also of an account that has passkeys and no app. */
export async function beginFactor(
  tx: Db,
  auth: Auth,
  accountId: string,
  secret: string,
): Promise<boolean> {
  const [sealed, none] = await Promise.all([auth.secrets.seal(secret), auth.secrets.seal('[]')]);
  const rows: unknown[] = await tx.query(BEGIN_APP, [randomUUID(), accountId, sealed, none]);
  return rows.length === 1;
}

export async function countRecoveryCodes(db: Db, auth: Auth, accountId: string): Promise<number> {
  const rows: { codes: string }[] = await db.query(
    'select "backupCodes" as codes from auth."twoFactor" where "userId" = $1',
    [accountId],
  );
  return rows[0] ? (JSON.parse(await auth.secrets.open(rows[0].codes)) as string[]).length : 0;
}
