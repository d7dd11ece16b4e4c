import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../platform/uuid.ts';

const PURPOSE = 'contact/unsubscribe';

/** Good for ever: whoever got a mail of ours may end them by it. Payload: contact id (16 bytes). */
export function unsubscribeToken(keyring: Keyring, contactId: string): string {
  return signToken(keyring, PURPOSE, uuidBytes(contactId));
}

export function openUnsubscribeToken(keyring: Keyring, token: string): string | null {
  const bytes = openToken(keyring, PURPOSE, token);
  return bytes?.length === 16 ? uuidOf(bytes) : null;
}

/** "Never write to me." Needs no contact to exist, and stays when one is erased. */
export async function suppress(db: Db, id: string): Promise<void> {
  await db.query('insert into suppressions (contact_id) values ($1) on conflict do nothing', [id]);
}
