import { BASE_LOCALE, isLocale, pathIn } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { renderMail } from '../../../platform/mail-layout.ts';
import { findAccountEmail } from '../../accounts/account.service.ts';
import { closeSafetyMail } from '../../accounts/safety-mail.service.ts';
import { findContactId } from '../../contacts/contact.service.ts';
import type { Compose } from '../../contacts/delivery-sending.service.ts';
import { safetyLetter } from './safety-letter.ts';
import { MEMBER_OF_SAFETY_MAIL } from './safety-mail.queries.ts';

type Options = { db: Db; keyring: Keyring; publicOrigin: string; siteName: string };
type Member = { locale: string | null };

/**
 * What the holder of an account is told about its safety, by a mail without any link that does something:
 * neither can it be ended, lest whoever reads it once ends it. Whoever lost their role is told that too;
 * nothing is owed of an account that is gone, nor to an address that is its own no more.
 */
export function safetyMails(options: Options): Record<'account-safety', Compose> {
  const { db, keyring, publicOrigin, siteName } = options;
  return {
    'account-safety': async ({ subjectId, contactId }) => {
      const told = await closeSafetyMail(db, subjectId);
      const email = told && (await findAccountEmail(db, told.accountId));
      if (!email || findContactId(keyring, email) !== contactId) return null;
      if (told.changes.length === 0) return null;
      const [member] = (await db.query(MEMBER_OF_SAFETY_MAIL, [told.accountId])) as Member[];
      const locale = [member?.locale, told.locale].find(isLocale) ?? BASE_LOCALE;
      const accountUrl = member ? publicOrigin + pathIn(locale, '/staff/account') : null;
      const letter = safetyLetter({ changes: told.changes, locale, siteName, accountUrl });
      return renderMail(letter, { siteName, locale });
    },
  };
}
