import { parseContactAddress } from '@undersigned/shared/contacts/contact-address.ts';
import type pg from 'pg';
import { contactIdOf } from '../features/contacts/contact.service.ts';
import { requireConfig } from '../platform/config.ts';
import type { Keyring } from '../platform/crypto.ts';
import { createWriterPool } from '../platform/db.ts';
import { OpsError } from './ops-error.ts';
import { requireOwnKeys } from './own-keys.ts';
import { readInputLine } from './standard-input.ts';

/** Runs `work` for the contact whose address is on standard input, if these keys can know it. */
export async function withOneContact(
  work: (pool: pg.Pool, contactId: string, keyring: Keyring) => Promise<void>,
): Promise<void> {
  const { settings, keyring } = requireConfig();
  const address = parseContactAddress(await readInputLine('address'));
  if (!address.ok) throw new OpsError('That is not an address.');
  const pool = createWriterPool(settings.databaseUrl!, 'undersigned ops', 1);
  try {
    await requireOwnKeys(pool, keyring);
    await work(pool, contactIdOf(keyring, address.value.normalised), keyring);
  } finally {
    await pool.end();
  }
}
