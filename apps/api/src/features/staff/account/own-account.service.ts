import { hasAuthenticator } from '../../accounts/authenticator.service.ts';
import { isFresh } from '../../accounts/fresh-factor.service.ts';
import { listPasskeys } from '../../accounts/passkey.service.ts';
import { countRecoveryCodes } from '../../accounts/recovery-codes.service.ts';
import { listSessions } from '../../accounts/session-list.service.ts';
import { isMailStopped } from '../../contacts/contact.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** As it is now, whatever the request has just changed. */
export async function readOwnAccount(context: StaffContext) {
  const { db, auth, viewer } = context;
  const { accountId, email, sessionId } = viewer;
  const [hasApp, passkeys, recoveryCodesLeft, sessions, isMailed] = await Promise.all([
    hasAuthenticator(db, accountId),
    listPasskeys(db, accountId),
    countRecoveryCodes(db, auth, accountId),
    listSessions(db, accountId),
    isMailStopped(context, email).then((isStopped) => !isStopped),
  ]);
  return {
    ...{ email, hasApp, passkeys, recoveryCodesLeft, isMailed },
    isFresh: isFresh(viewer),
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === sessionId })),
  };
}
