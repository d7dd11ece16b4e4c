import { hashPassword } from 'better-auth/crypto';
import type { Locale } from '@undersigned/shared/locales.ts';
import { accountInAudit, noteInAudit } from '../../../platform/audit.ts';
import { clock } from '../../../platform/clock.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { UserError } from '../../../platform/errors.ts';
import { addAccount, findAccountId, parseAccountEmail } from '../../accounts/account.service.ts';
import type { Auth } from '../../accounts/auth.service.ts';
import { forgetBrowsers } from '../../accounts/browser-stamp.service.ts';
import { writePassword } from '../../accounts/password.service.ts';
import { dropFactors } from '../../accounts/resetting-a-factor.service.ts';
import { noteAndTell, tellingTransaction } from '../../accounts/safety-mail.service.ts';
import { dropSessions } from '../../accounts/session-list.service.ts';
import { END_INVITATION, LOCK_INVITATION, READ_INVITATION } from './invitation.queries.ts';
import { withAddress, type Invitation, type Invited } from './invitation.service.ts';
import { openInvitationToken } from './invitation.token.ts';
import { findRole, giveRole, lockStaff } from '../staff-member.service.ts';

type Context = { db: Db; keyring: Keyring };
type Accepting = Context & { auth: Auth; locale: Locale };

/** What the holder of the link is asked to join as. Throws GONE once it was used, withdrawn or has run out. */
export async function requireInvitation(
  context: Context,
  token: string,
  query = READ_INVITATION,
): Promise<Invited> {
  const id = openInvitationToken(context.keyring, token);
  if (!id) throw new UserError('NOT_FOUND');
  const [row] = (await context.db.query(query, [id])) as Invitation[];
  if (!row || row.endedAt || row.expiresAt <= clock.now()) throw new UserError('GONE');
  const invited = await withAddress(context, row);
  if (!invited) throw new UserError('GONE');
  return invited;
}

/**
 * The account, its password and its role, once. Whoever had an account before begins anew: what was set up
 * for it then, perhaps by somebody who got in, opens nothing that an administrator gives now.
 */
export async function acceptInvitation(
  { db, auth, keyring, locale }: Accepting,
  { token, password }: { token: string; password: string },
): Promise<{ email: string }> {
  await requireInvitation({ db, keyring }, token);
  const hash = await auth.turns.take('stranger', () => hashPassword(password));
  return tellingTransaction(db, async (tx) => {
    await lockStaff(tx);
    const {
      id,
      role,
      email: address,
    } = await requireInvitation({ db: tx, keyring }, token, LOCK_INVITATION);
    const email = parseAccountEmail(address)!;
    const known = await findAccountId(tx, email);
    if (known && (await findRole(tx, known))) throw new UserError('CONFLICT');
    if (known) {
      await dropFactors(tx, known);
      await forgetBrowsers(tx, known);
      await writePassword(tx, known, hash);
      await dropSessions(tx, known);
    }
    const accountId = known ?? (await addAccount(tx, email, hash));
    await giveRole(tx, { accountId, role, by: 'staff' });
    await tx.query(END_INVITATION, [clock.now(), id]);
    const [action, subject] = ['accept-invitation', `invitation ${id}`] as const;
    if (known) {
      await noteAndTell(tx, { keyring, locale }, { accountId, action, subject, detail: role });
    } else {
      await noteInAudit(tx, { actor: accountInAudit(accountId), action, subject, detail: role });
    }
    return { email };
  });
}
