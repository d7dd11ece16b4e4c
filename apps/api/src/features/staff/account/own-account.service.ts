import { hasAuthenticator } from '../../accounts/authenticator.service.ts';
import { isFresh } from '../../accounts/fresh-factor.service.ts';
import { listPasskeys } from '../../accounts/passkey.service.ts';
import { countRecoveryCodes } from '../../accounts/recovery-codes.service.ts';
import { listSessions } from '../../accounts/session-list.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** As it is now, whatever the request has just changed. */
export async function readOwnAccount({ db, auth, viewer }: StaffContext) {
  const { accountId, email, sessionId } = viewer;
  const [hasApp, passkeys, recoveryCodesLeft, sessions] = await Promise.all([
    hasAuthenticator(db, accountId),
    listPasskeys(db, accountId),
    countRecoveryCodes(db, auth, accountId),
    listSessions(db, accountId),
  ]);
  return {
    ...{ email, hasApp, passkeys, recoveryCodesLeft },
    isFresh: isFresh(viewer),
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === sessionId })),
  };
}
