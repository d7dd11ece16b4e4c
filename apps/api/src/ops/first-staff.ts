import type { Settings } from '@undersigned/shared/settings.ts';
import { parseAccountEmail } from '../features/accounts/account.service.ts';
import {
  createFirstAdministrator,
  findFirstAdministrator,
} from '../features/staff/staff-member.service.ts';
import type { Keyring } from '../platform/crypto.ts';
import type { Db } from '../platform/db.ts';
import { OpsError } from './ops-error.ts';

const STANDARD_EMAIL = 'admin@example.org';

/** Who can sign in as staff. The password is there only if it was made at this very start. */
export async function prepareStaff(
  { db, keyring }: { db: Db; keyring: Keyring },
  { staffEmail, staffPassword }: Settings,
): Promise<{ email: string; password: string | null } | null> {
  const email = parseAccountEmail(staffEmail ?? STANDARD_EMAIL);
  if (!email) throw new OpsError('STAFF_EMAIL must be an address that somebody can sign in with.');
  const created = await createFirstAdministrator({ db, keyring }, email, staffPassword);
  if (created) return { email, password: created.password };
  const known = await findFirstAdministrator(db);
  return known ? { email: known, password: null } : null;
}
