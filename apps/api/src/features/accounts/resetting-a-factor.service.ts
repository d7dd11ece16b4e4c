import { accountInAudit, noteInAudit, OPERATOR } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { findAccountId } from './account.service.ts';
import { keepFlag } from './second-factor.service.ts';
import { dropSessions } from './session-list.service.ts';

/**
 * For whoever lost app, recovery codes and passkeys: an operator makes sure who asks. Sessions end, so
 * that nobody sets up a new factor in one that was left open. Null for an unknown address.
 */
export async function resetSecondFactor(db: Db, email: string): Promise<'reset' | 'none' | null> {
  return db.transaction(async (tx) => {
    const accountId = await findAccountId(tx, email);
    if (!accountId) return null;
    if (!(await dropFactors(tx, accountId))) return 'none';
    await dropSessions(tx, accountId);
    const subject = accountInAudit(accountId);
    await noteInAudit(tx, { actor: OPERATOR, action: 'reset-second-factor', subject });
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
