import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { wakeSending } from '../contacts/delivery.service.ts';
import { noteAndTell, type Telling } from './safety-mail.service.ts';

/** By what somebody signed in. A passkey is two factors in one; a password alone is one. */
export type SignedInBy = 'password' | 'app' | 'recovery-code' | 'passkey';

type Begun = {
  accountId: string;
  token: string;
  device: string | null;
  by: SignedInBy;
  /** Whether somebody has signed in with this browser since the account has this stamp. */
  isKnownBrowser: (stamp: string) => boolean;
};

/** What the browser is to be known by from now on; null where it is known already. */
type NewBrowser = { stamp: string } | null;

/**
 * Before this is done nobody is handed the cookie of the session that the library has made. The account's
 * holder is told of a browser that is new, and of a recovery code, since those are few.
 */
export async function beginSession(
  { db, ...telling }: Telling & { db: Db },
  { accountId, token, device, by, isKnownBrowser }: Begun,
): Promise<NewBrowser> {
  const factorAt = by === 'password' ? null : clock.now();
  const begun = await db.transaction(async (tx) => {
    const [rows] = (await tx.query(BEGIN, [token, device, factorAt])) as [
      { stamp: string }[],
      number,
    ];
    // Ended before it began: then this browser is not to be known either.
    if (!rows[0]) throw new UserError('UNAUTHENTICATED');
    const { stamp } = rows[0];
    const isKnown = isKnownBrowser(stamp);
    const isTold = !isKnown || by === 'recovery-code';
    const action = `sign-in-by-${by}` as const;
    const account = accountInAudit(accountId);
    if (isTold) await noteAndTell(tx, telling, { accountId, action, detail: device });
    else {
      const detail = device ? { detail: device } : {};
      await noteInAudit(tx, { actor: account, action, subject: account, ...detail });
    }
    return { isTold, newBrowser: isKnown ? null : { stamp } };
  });
  if (begun.isTold) await wakeSending(db);
  return begun.newBrowser;
}

/** $1 the session's token, $2 browser, $3 when a second factor was shown */
const BEGIN = `
  update auth.session s set device = $2, "factorAt" = $3 from auth."user" u
  where s.token = $1 and u.id = s."userId" returning u."browserStamp" as stamp`;
