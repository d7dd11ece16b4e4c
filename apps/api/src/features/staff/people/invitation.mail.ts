import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { DECISION_ALONE_MAX_SIGNATURES, INVITATION_TTL_HOURS } from '@undersigned/shared/limits.ts';
import { BASE_LOCALE, isLocale, LOCALE_TAGS, pathIn } from '@undersigned/shared/locales.ts';
import { clock } from '../../../platform/clock.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { renderMail } from '../../../platform/mail-layout.ts';
import type { Compose } from '../../contacts/delivery-sending.service.ts';
import { findAccountEmail } from '../../accounts/account.service.ts';
import { unsubscribeToken } from '../../contacts/suppression.service.ts';
import { READ_INVITATION_TO_MAIL } from './invitation.queries.ts';
import { invitationToken } from './invitation.token.ts';
import { roleWords } from '../role-words.ts';
import type { StaffRole } from '../staff-role.ts';

type Options = { db: Db; keyring: Keyring; publicOrigin: string; siteName: string };
type Row = {
  id: string;
  role: StaffRole;
  locale: string;
  invitedBy: string;
  expiresAt: Date;
  endedAt: Date | null;
};

/**
 * What staff are mailed. An invitation that was withdrawn before its mail went out is not owed, nor one
 * of nobody: whoever gets it is told who asks them.
 */
export function staffMails(options: Options): Record<'staff-invitation', Compose> {
  const { db, keyring, publicOrigin, siteName } = options;
  return {
    'staff-invitation': async ({ subjectId, contactId }) => {
      const [row] = (await db.query(READ_INVITATION_TO_MAIL, [subjectId])) as Row[];
      if (!row || row.endedAt || row.expiresAt <= clock.now()) return null;
      const inviter = await findAccountEmail(db, row.invitedBy);
      if (!inviter) return null;
      const locale = isLocale(row.locale) ? row.locale : BASE_LOCALE;
      const says = { locale };
      const url = `${publicOrigin}${pathIn(locale, `/invitation/${invitationToken(keyring, row.id)}`)}`;
      const number = new Intl.NumberFormat(LOCALE_TAGS[locale]);
      const large = number.format(DECISION_ALONE_MAX_SIGNATURES);
      const letter = {
        subject: m.mail_invite_subject({ site: siteName }, says),
        lines: [
          m.mail_invite({ inviter, site: siteName, role: roleWords(row.role, locale) }, says),
          m.mail_invite_then({}, says),
          ...(worksOnSignatures(row.role) ? [m.join_newcomer({ n: large }, says)] : []),
          { action: m.mail_invite_action({}, says), url },
          m.mail_invite_hours({ hours: INVITATION_TTL_HOURS }, says),
          m.mail_invite_not_expected({}, says),
        ],
      };
      const end = `${publicOrigin}/unsubscribe/${unsubscribeToken(keyring, contactId)}`;
      const unsubscribeUrl = locale === BASE_LOCALE ? end : `${end}?lang=${locale}`;
      const endWords = m.mail_invite_end({}, says);
      return renderMail(letter, { siteName, locale, unsubscribeUrl, endWords });
    },
  };
}
