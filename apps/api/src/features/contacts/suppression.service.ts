import type { Pool } from 'pg';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../platform/uuid.ts';

const PURPOSE = 'contact/unsubscribe';
const PAGE = 1_000;

/** Good for ever: whoever got a mail of ours may end them by it. Payload: contact id (16 bytes). */
export function unsubscribeToken(keyring: Keyring, contactId: string): string {
  return signToken(keyring, PURPOSE, uuidBytes(contactId));
}

export function openUnsubscribeToken(keyring: Keyring, token: string): string | null {
  const bytes = openToken(keyring, PURPOSE, token);
  return bytes?.length === 16 ? uuidOf(bytes) : null;
}

const SUPPRESS = `
  with added as (
    insert into suppressions (contact_id) select * from unnest($1::uuid[])
    on conflict do nothing returning contact_id)
  insert into erasures (tag) select uuid_send(contact_id) from added`;

/**
 * "Never write to me." Needs no contact to exist, and stays when one is erased. Noted in the journal
 * of erasures, so that no restore forgets it.
 */
export async function suppress(db: Db, id: string): Promise<void> {
  await db.query(SUPPRESS, [[id]]);
}

/** The same for those of a journal, with their ids in hexadecimal digits. Returns how many were new. */
export async function suppressAgain(pool: Pool, ids: string[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < ids.length; from += PAGE) {
    added += (await pool.query(SUPPRESS, [ids.slice(from, from + PAGE)])).rowCount ?? 0;
  }
  return added;
}
