import { allowMail } from '../features/contacts/suppression.service.ts';
import { withOneContact } from './one-contact.ts';
import { UsageError } from './ops-error.ts';

/** allow-mail: takes back "never write to me" for the address on standard input. */
export async function allowMailCommand(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError();
  await withOneContact(async (pool, contactId) => {
    const isLifted = await allowMail(pool, contactId);
    process.stdout.write(
      isLifted
        ? 'Mails to that address go out again.\n'
        : 'Nobody had asked us never to write to that address.\n',
    );
  });
}
