import { erasePerson } from '../features/signatures/erasing-a-person.service.ts';
import { UsageError } from './ops-error.ts';
import { withOneContact } from './one-contact.ts';

/** erase-person: erases whatever is kept about the person whose address is on standard input. */
export async function erasePersonCommand(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError();
  await withOneContact(async (pool, contactId, keyring) => {
    const erased = await erasePerson(pool, keyring, contactId);
    process.stdout.write(
      erased === 0
        ? 'No signature of that address was found, and nothing is kept about it.\n'
        : `Erased: ${erased} ${erased === 1 ? 'signature' : 'signatures'}, the address, and what was mailed to it.\n`,
    );
  });
}
