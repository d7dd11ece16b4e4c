import { m } from '@undersigned/shared/generated/messages/messages.js';
import { BASE_LOCALE, isLocale, pathIn, type Locale } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { renderMail } from '../../../platform/mail-layout.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import type { AlertKind } from '../../alerts/alert.entity.ts';
import { findAlerts } from '../../alerts/alert.service.ts';
import { findContactId } from '../../contacts/contact.service.ts';
import type { Compose } from '../../contacts/delivery-sending.service.ts';
import { findEntriesWithReason } from '../../integrity/large-change.service.ts';
import { findPetitionsById } from '../../petitions/petition.service.ts';
import { alertKindsOf } from './alert-kinds.ts';
import { alertLetter } from './alert-letter.ts';
import { READER_OF_MAIL, RETURN_NOTICES, TAKE_NOTICES } from './alert-reader.queries.ts';
import { alertMailsToken } from './alert.token.ts';
import { roleByMail } from './reader-mail.service.ts';
import type { StaffRole } from '../staff-role.ts';

type Options = { db: Db; keyring: Keyring; publicOrigin: string; siteName: string };
type Reader = {
  accountId: string;
  kinds: AlertKind[];
  locale: string;
  role: StaffRole;
  timeZone: string;
};

/**
 * What members asked to be told, as far as they may see it and want it at the moment of sending. Nothing
 * is owed to whoever is staff no more; where the address of the account is another by now, the mail
 * goes there.
 */
export function alertMails(options: Options): Record<'alert', Compose> {
  const { db, keyring, publicOrigin, siteName } = options;
  return {
    alert: async ({ id, subjectId, contactId }) => {
      const [reader] = (await db.query(READER_OF_MAIL, [subjectId])) as Reader[];
      const account = reader && (await findAccounts(db, [reader.accountId])).get(reader.accountId);
      if (!account) return null;
      if (findContactId(keyring, account.email) !== contactId) {
        await db.query(RETURN_NOTICES, [id]);
        return null;
      }
      const role = roleByMail(reader.role, account.hasSecondFactor);
      const shown = alertKindsOf(role);
      const [noticed] = await db.query(TAKE_NOTICES, [id, reader.accountId]);
      const ids = (noticed as { id: number }[]).map((notice) => notice.id);
      const alerts = (await findAlerts(db, ids)).filter(
        ({ kind }) => shown.includes(kind) && reader.kinds.includes(kind),
      );
      if (alerts.length === 0) return null;
      const petitions = await findPetitionsById(
        db,
        alerts.flatMap(({ petitionId }) => petitionId ?? []),
      );
      const entries = await findEntriesWithReason(
        db,
        alerts.flatMap(({ entryId }) => entryId ?? []),
      );
      const locale = isLocale(reader.locale) ? reader.locale : BASE_LOCALE;
      const page = (path: string) => publicOrigin + pathIn(locale, path);
      const { timeZone } = reader;
      const told = { alerts, petitions, entries, role, timeZone, locale, siteName, page };
      const letter = alertLetter(told);
      const unsubscribeUrl = endOf(publicOrigin, alertMailsToken(keyring, subjectId), locale);
      const endWords = m.mail_alert_end({}, { locale });
      return renderMail(letter, { siteName, locale, unsubscribeUrl, endWords });
    },
  };
}

function endOf(publicOrigin: string, token: string, locale: Locale): string {
  const end = `${publicOrigin}/unsubscribe/${token}`;
  return locale === BASE_LOCALE ? end : `${end}?lang=${locale}`;
}
