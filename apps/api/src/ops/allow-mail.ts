import { parseContactAddress } from '@undersigned/shared/contacts/contact-address.ts';
import { areKeysOfContacts, contactIdOf } from '../features/contacts/contact.service.ts';
import { allowMail } from '../features/contacts/suppression.service.ts';
import { requireConfig } from '../platform/config.ts';
import { createWriterPool } from '../platform/db.ts';
import { OpsError, UsageError } from './ops-error.ts';
import { readInputLine } from './standard-input.ts';

/** allow-mail: takes back "never write to me" for the address on standard input. */
export async function allowMailCommand(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError();
  const { settings, keyring } = requireConfig();
  const address = parseContactAddress(await readInputLine('address'));
  if (!address.ok) throw new OpsError('That is not an address.');
  const pool = createWriterPool(settings.databaseUrl!, 'undersigned ops', 1);
  try {
    if (!(await areKeysOfContacts(pool, keyring))) {
      throw new OpsError('These are not the keys of this database; nothing was changed.');
    }
    const isLifted = await allowMail(pool, contactIdOf(keyring, address.value.normalised));
    process.stdout.write(
      isLifted
        ? 'Mails to that address go out again.\n'
        : 'Nobody had asked us never to write to that address.\n',
    );
  } finally {
    await pool.end();
  }
}
