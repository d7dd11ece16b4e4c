import { BASE_LOCALE } from '@undersigned/shared/locales.ts';
import { OPERATOR } from '../../platform/audit.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { findAccountId } from './account.service.ts';
import { forgetBrowsers } from './browser-stamp.service.ts';
import { noteAndTell, tellingTransaction } from './safety-mail.service.ts';
import { keepFlag } from './second-factor.service.ts';
import { dropSessions } from './session-list.service.ts';

/**
 * For whoever lost app, recovery codes and passkeys: an operator makes sure who asks. Sessions end, so
 * that nobody sets up a new factor in one that was left open. Null for an unknown address.
 */
export async function resetSecondFactor(
  { db, keyring }: { db: Db; keyring: Keyring },
  email: string,
): Promise<'reset' | 'none' | null> {
  return tellingTransaction(db, async (tx) => {
    const accountId = await findAccountId(tx, email);
    if (!accountId) return null;
    if (!(await dropFactors(tx, accountId))) return 'none';
    await forgetBrowsers(tx, accountId);
    await dropSessions(tx, accountId);
    const telling = { keyring, locale: BASE_LOCALE };
    await noteAndTell(tx, telling, { accountId, actor: OPERATOR, action: 'reset-second-factor' });
    return 'reset';
  });
}

/** App, recovery codes and passkeys, in the caller's transaction. Whether there were any. */
export async function dropFactors(tx: Db, accountId: string): Promise<boolean> {
  const [, factors] = await tx.query('delete from auth."twoFactor" where "userId" = $1', [
    accountId,
  ]);
  const [, passkeys] = await tx.query('delete from auth.passkey where "userId" = $1', [accountId]);
  if (factors + passkeys === 0) return false;
  await keepFlag(tx, accountId);
  return true;
}
