import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { dropSessionOf } from './session-list.service.ts';

/** The hash of the password, whether a second factor is asked for, and what tells of everything being ended. */
const CREDENTIALS = `
  select concat_ws(' ', a.password, coalesce(u."twoFactorEnabled", false), u."browserStamp") as found
  from auth."user" u join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
  where u.email = $1`;

/**
 * Logs somebody in, unless password or second factor are changed meanwhile: that ends all sessions but
 * the one that has not begun, while its password is being hashed.
 */
export async function ifUnchanged<Begun extends { token: string | null }>(
  db: Db,
  email: string,
  logIn: () => Promise<Begun>,
): Promise<Begun> {
  const read = async (lock: string) => {
    const rows: { found: string }[] = await db.query(CREDENTIALS + lock, [email]);
    return rows[0]?.found;
  };
  const before = await read('');
  const begun = await logIn();
  // Waits for whoever is changing them: then all that had begun before has been ended, or is not handed out.
  if ((await read(' for share')) === before) return begun;
  if (begun.token) await dropSessionOf(db, begun.token);
  throw new UserError('UNAUTHENTICATED');
}
