import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { noteAndTell, tellingTransaction, type Telling } from './safety-mail.service.ts';

/** By what somebody signed in. A passkey is two factors in one; a password alone is one. */
export type SignedInBy = 'password' | 'app' | 'recovery-code' | 'passkey';

type Begun = {
  accountId: string;
  token: string;
  device: string | null;
  by: SignedInBy;
  /** Somebody has signed in to this account with this browser before. */
  isKnownBrowser: boolean;
};

/**
 * Before this is done nobody is handed the cookie of the session that the library has made. The account's
 * holder is told of a browser that is new, and of a recovery code, since those are few.
 */
export async function beginSession(
  { db, ...telling }: Telling & { db: Db },
  { accountId, token, device, by, isKnownBrowser }: Begun,
): Promise<void> {
  const factorAt = by === 'password' ? null : clock.now();
  const isTold = !isKnownBrowser || by === 'recovery-code';
  const begin = async (tx: Db) => {
    await tx.query('update auth.session set device = $2, "factorAt" = $3 where token = $1', [
      token,
      device,
      factorAt,
    ]);
    const action = `sign-in-by-${by}` as const;
    if (isTold) return noteAndTell(tx, telling, { accountId, action, detail: device });
    const account = accountInAudit(accountId);
    const detail = device ? { detail: device } : {};
    return noteInAudit(tx, { actor: account, action, subject: account, ...detail });
  };
  await (isTold ? tellingTransaction(db, begin) : db.transaction(begin));
}
