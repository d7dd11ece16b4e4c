import { parseContactAddress } from '@undersigned/shared/contacts/contact-address.ts';
import type { Pool, PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { load } from '../../platform/context.ts';
import { Overtaken } from '../../platform/db-faults.ts';
import { hmac, seal, unseal, type Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { uuidOf } from '../../platform/uuid.ts';

export type NewContact = { id: string; sealedAddress: Buffer };

/**
 * A contact's id is the blind index of the address: a UUIDv8 (RFC 9562) made of 122 bits
 * of HMAC-SHA-256(index key, normalised address). So it is known before anything is written, and
 * "the same person" is a primary key.
 */
export function contactIdOf(keyring: Keyring, normalisedAddress: string): string {
  const digest = hmac(keyring.blindIndex, normalisedAddress);
  const bytes = Buffer.alloc(16);
  // 122 bits around the six that say version and variant: 48, 12, 62.
  digest.copy(bytes, 0, 0, 8);
  bytes[6] = 0x80 | (digest[6]! & 0x0f);
  digest.copy(bytes, 8, 8, 16);
  bytes[8] = 0x80 | (digest[8]! & 0x3f);
  return uuidOf(bytes);
}

/** Of an address as it stands with an account; null for what is none that we could write to. */
export function findContactId(keyring: Keyring, email: string): string | null {
  const address = parseContactAddress(email);
  return address.ok ? contactIdOf(keyring, address.value.normalised) : null;
}

export function sealContact(keyring: Keyring, id: string, address: string): NewContact {
  return { id, sealedAddress: seal(keyring, address, contextOf(id)) };
}

/** Which of these are there, none of which will be deleted before this transaction ends. */
export async function keepContacts(client: PoolClient, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>({
    name: 'keep-contacts',
    text: 'select id from contacts where id = any($1::uuid[]) order by id for key share',
    values: [arrayLiteral(ids)],
  });
  return new Set(rows.map((row) => row.id));
}

/**
 * Writes contacts that were not there. Sorted, so that two batches cannot wait for each other.
 * Throws `Overtaken` when another process has just written one of them.
 */
export async function addContacts(client: PoolClient, contacts: NewContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const sorted = [...contacts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { rowCount } = await client.query({
    name: 'insert-contacts',
    text: `insert into contacts (id, sealed_address)
      select * from unnest($1::uuid[], $2::bytea[]) on conflict (id) do nothing`,
    values: [
      arrayLiteral(sorted.map((contact) => contact.id)),
      arrayLiteral(sorted.map((contact) => contact.sealedAddress)),
    ],
  });
  if (rowCount !== sorted.length) throw new Overtaken();
}

/** Makes sure of one contact, for a mail that no batch owes; nobody forgets it before this transaction ends. */
export async function ensureContact(db: Db, { id, sealedAddress }: NewContact): Promise<void> {
  for (;;) {
    await db.query(
      'insert into contacts (id, sealed_address) values ($1, $2) on conflict (id) do nothing',
      [id, sealedAddress],
    );
    const kept: unknown[] = await db.query('select id from contacts where id = $1 for key share', [
      id,
    ]);
    if (kept.length > 0) return;
  }
}

/** Where a contact is to be mailed at. The address is null when it has been erased. */
export type MailAddress = { isSuppressed: boolean; address: string | null };

type SealedAddress = { isSuppressed: boolean; sealed: Buffer | null };

export async function findMailAddress(
  context: { db: Db; keyring: Keyring },
  id: string,
): Promise<MailAddress> {
  const { isSuppressed, sealed } = (await load(context, findSealedAddresses, id))!;
  return { isSuppressed, address: sealed && unseal(context.keyring, sealed, contextOf(id)) };
}

/** Whether mails to this address are never sent: somebody said so, or it is none that we could write to. */
export async function isMailStopped(
  context: { db: Db; keyring: Keyring },
  email: string,
): Promise<boolean> {
  const id = findContactId(context.keyring, email);
  return id === null || (await findMailAddress(context, id)).isSuppressed;
}

async function findSealedAddresses(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, SealedAddress>> {
  const rows: (SealedAddress & { id: string })[] = await db.query(
    `select i.id, exists (select from suppressions s where s.contact_id = i.id) as "isSuppressed",
      c.sealed_address as sealed
    from unnest($1::uuid[]) as i (id) left join contacts c on c.id = i.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether the address book was written with these keys; of an empty one that is true of all. */
export async function areKeysOfContacts(pool: Pool, keyring: Keyring): Promise<boolean> {
  const { rows } = await pool.query<{ id: string; sealed: Buffer }>(
    'select id, sealed_address as sealed from contacts limit 1',
  );
  const [one] = rows;
  if (!one) return true;
  try {
    const address = parseContactAddress(unseal(keyring, one.sealed, contextOf(one.id)));
    return address.ok && contactIdOf(keyring, address.value.normalised) === one.id;
  } catch {
    return false;
  }
}

/** Confirming shows that the address is wanted: its mail caps start anew. */
export async function resetMailCaps(client: PoolClient, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query({
    name: 'reset-mail-caps',
    text: `update contacts set caps_reset_at = clock_timestamp() where id in
      (select id from contacts where id = any($1::uuid[]) order by id for no key update)`,
    values: [ids],
  });
}

/**
 * Forgets addresses that no signature needs any more, nor a mail about the safety of an account that waits:
 * nobody loses that by what becomes of a signature. Returns whose were forgotten.
 */
export async function deleteUnusedContacts(client: PoolClient, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  // Locked by a statement of its own: only the next one sees what was signed while this one waited.
  await client.query('select from contacts where id = any($1::uuid[]) order by id for update', [
    ids,
  ]);
  const { rows } = await client.query<{ id: string }>(
    `delete from contacts c where id = any($1::uuid[])
      and not exists (select from signatures s where s.contact_id = c.id)
      and not exists (
        select from deliveries d where d.contact_id = c.id and d.kind = 'account-safety'
          and d.sent_at is null and d.dropped_at is null)
    returning id`,
    [ids],
  );
  return rows.map((row) => row.id);
}

/**
 * The same, and the mails owed to them. What was sent stays for a day: the caps go by it, and pressing
 * "this wasn't me" must not lift them.
 */
export async function forgetUnusedContacts(client: PoolClient, ids: string[]): Promise<void> {
  const forgotten = await deleteUnusedContacts(client, ids);
  if (forgotten.length === 0) return;
  await client.query(
    `delete from deliveries
     where contact_id = any($1::uuid[]) and sent_at is null and dropped_at is null`,
    [forgotten],
  );
  await client.query(
    `insert into forgotten_contacts (contact_id) select * from unnest($1::uuid[])
     on conflict (contact_id) do update set forgotten_at = excluded.forgotten_at`,
    [forgotten],
  );
}

/** Also that they were forgotten once: who erased a signature leaves nothing to be known again by. */
export async function forgetForgotten(client: PoolClient, ids: readonly string[]): Promise<void> {
  await client.query('delete from forgotten_contacts where contact_id = any($1::uuid[])', [ids]);
}

/** j***@e***.org: enough to know one's own address by, too little to learn another's. */
export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const ending = domain.slice(domain.lastIndexOf('.'));
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***${ending}`;
}

function contextOf(id: string): string {
  return `contacts|1|${id}`;
}
