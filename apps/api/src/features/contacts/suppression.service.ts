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
    insert into suppressions (contact_id) values ($1)
    on conflict do nothing returning contact_id)
  insert into erasures (tag) select uuid_send(contact_id) from added`;

/**
 * "Never write to me." Needs no contact to exist, and stays when one is erased. Noted in the journal
 * of erasures, so that no restore forgets it.
 */
export async function suppress(db: Db, id: string): Promise<void> {
  await db.query(SUPPRESS, [id]);
}

/**
 * "Never write to me" is taken back; an operator does it, since no mail can bring a link. The journal is
 * only ever added to, and copies of it lie beside backups: an entry that was deleted would come back
 * with a restore. So the id behind a zero byte says that the earlier entry is over. False when nobody
 * had said it; then nothing changes.
 */
export async function allowMail(pool: Pool, id: string): Promise<boolean> {
  return (await pool.query(ALLOW, [id])).rowCount === 1;
}

const ALLOW = `
  with lifted as (delete from suppressions where contact_id = $1 returning contact_id),
  noted as (insert into erasures (tag) select '\\x00'::bytea || uuid_send(contact_id) from lifted)
  insert into audit_entries (actor, action, subject)
  select 'operator', 'allow-mail', 'one address' from lifted`;

/** What a journal says last of a contact, and when, in milliseconds since 1970. */
type LastWord = { id: string; isSuppressed: boolean; at: number };

/**
 * Repeats what a journal says of contacts, of each the last word, unless this database has heard a
 * later one. Tags are in hexadecimal digits. Returns how many that changed.
 */
export async function repeatWishes(
  pool: Pool,
  entries: readonly { tag: string; at: number }[],
): Promise<{ suppressed: number; allowed: number }> {
  const last = new Map<string, LastWord>();
  for (const { tag, at } of entries) {
    const id = tag.slice(-ID_DIGITS);
    const before = last.get(id);
    if (before && before.at > at) continue;
    last.set(id, { id, isSuppressed: tag.length === ID_DIGITS, at });
  }
  const words = [...last.values()];
  return {
    suppressed: await repeat(
      pool,
      SUPPRESS_AGAIN,
      words.filter(({ isSuppressed }) => isSuppressed),
    ),
    allowed: await repeat(
      pool,
      ALLOW_AGAIN,
      words.filter(({ isSuppressed }) => !isSuppressed),
    ),
  };
}

const ID_DIGITS = 32;
const MS = (time: string) => `floor(extract(epoch from ${time}) * 1000)`;
const LIST = 'list as (select * from unnest($1::uuid[], $2::float8[]) as l (contact_id, at))';

const SUPPRESS_AGAIN = `
  with ${LIST},
  added as (
    insert into suppressions (contact_id) select contact_id from list
    where not exists (
      select from erasures e
      where e.petition_id is null and e.tag = '\\x00'::bytea || uuid_send(list.contact_id)
        and ${MS('e.erased_at')} > list.at)
    on conflict do nothing returning contact_id)
  insert into erasures (tag) select uuid_send(contact_id) from added`;

const ALLOW_AGAIN = `
  with ${LIST},
  lifted as (
    delete from suppressions s using list
    where s.contact_id = list.contact_id and ${MS('s.created_at')} <= list.at
    returning s.contact_id)
  insert into erasures (tag) select '\\x00'::bytea || uuid_send(contact_id) from lifted`;

async function repeat(pool: Pool, query: string, words: LastWord[]): Promise<number> {
  let changed = 0;
  for (let from = 0; from < words.length; from += PAGE) {
    const page = words.slice(from, from + PAGE);
    const values = [page.map(({ id }) => id), page.map(({ at }) => at)];
    changed += (await pool.query(query, values)).rowCount ?? 0;
  }
  return changed;
}
