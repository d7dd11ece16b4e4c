import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';

/** By what somebody signed in. A passkey is two factors in one; a password alone is one. */
export type SignedInBy = 'password' | 'app' | 'recovery-code' | 'passkey';

type Begun = { accountId: string; token: string; device: string | null; by: SignedInBy };

/** Before this is done nobody is handed the cookie of the session that the library has made. */
export async function beginSession(db: Db, { accountId, token, device, by }: Begun): Promise<void> {
  const factorAt = by === 'password' ? null : clock.now();
  await db.transaction(async (tx) => {
    await tx.query('update auth.session set device = $2, "factorAt" = $3 where token = $1', [
      token,
      device,
      factorAt,
    ]);
    const account = accountInAudit(accountId);
    await noteInAudit(tx, {
      ...{ actor: account, action: `sign-in-by-${by}`, subject: account },
      ...(device && { detail: device }),
    });
  });
}
