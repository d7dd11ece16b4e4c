import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { BASE_LOCALE, isLocale, type Locale } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { findContactId } from '../../contacts/contact.service.ts';
import { READER_OF_MAIL } from '../alerts/alert-reader.queries.ts';
import { roleByMail } from '../alerts/reader-mail.service.ts';
import type { StaffRole } from '../staff-role.ts';

type Row = {
  accountId: string;
  locale: string;
  role: StaffRole;
  mayApproveFrom: Date;
  timeZone: string;
};
type DecisionReader = Omit<Row, 'locale'> & { locale: Locale };

/**
 * Whom a mail about decisions is for. Null where its address is theirs no more, and where they may not read
 * of signatures at the moment of sending: another mail tells them, once that is so again.
 */
export async function findDecisionReader(
  { db, keyring }: { db: Db; keyring: Keyring },
  { subjectId, contactId }: { subjectId: string; contactId: string },
): Promise<DecisionReader | null> {
  const [row] = (await db.query(READER_OF_MAIL, [subjectId])) as Row[];
  const account = row && (await findAccounts(db, [row.accountId])).get(row.accountId);
  if (!account || findContactId(keyring, account.email) !== contactId) return null;
  if (!worksOnSignatures(roleByMail(row.role, account.hasSecondFactor))) return null;
  return { ...row, locale: isLocale(row.locale) ? row.locale : BASE_LOCALE };
}
