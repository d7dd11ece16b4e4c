import type pg from 'pg';
import { areKeysOfContacts } from '../features/contacts/contact.service.ts';
import type { Keyring } from '../platform/crypto.ts';
import { createWriterPool, type Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';
import { OpsError } from './ops-error.ts';

/** Throws unless the address book was written with these keys. */
export async function requireOwnKeys(pool: pg.Pool, keyring: Keyring): Promise<void> {
  if (await areKeysOfContacts(pool, keyring)) return;
  throw new OpsError('These are not the keys of this database; nothing was changed.');
}

/** Runs `work` on accounts, whose holders are mailed about it: with other keys nobody could be. */
export function withAccounts<T>(
  work: (context: { db: Db; keyring: Keyring }) => Promise<T>,
): Promise<T> {
  return withDatabase(async (db, { settings, keyring }) => {
    const pool = createWriterPool(settings.databaseUrl!, 'undersigned ops', 1);
    await requireOwnKeys(pool, keyring).finally(() => pool.end());
    return work({ db: db.manager, keyring });
  });
}
