import { load } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import { isClosedOf } from '../petitions/petition.entity.ts';
import type { SignatureRow } from './signature.act.ts';

/** The columns of a row, in the order in which the writer sends them, with their types. */
const COLUMNS: [column: string, type: string, property: keyof SignatureRow][] = [
  ['petition_id', 'uuid', 'petitionId'],
  ['contact_id', 'uuid', 'contactId'],
  ['state', 'text', 'state'],
  ['sealed_name', 'bytea', 'sealedName'],
  ['sealed_postcode', 'bytea', 'sealedPostcode'],
  ['country', 'text', 'country'],
  ['display', 'text', 'display'],
  ['consent_to_updates', 'boolean', 'consentToUpdates'],
  ['consent_version', 'integer', 'consentVersion'],
  ['source', 'text', 'source'],
  ['locale', 'text', 'locale'],
  ['network_tag', 'bytea', 'networkTag'],
  ['domain_tag', 'bytea', 'domainTag'],
  ['text_version', 'integer', 'textVersion'],
  ['epoch', 'integer', 'epoch'],
  ['held_because', 'text', 'heldBecause'],
  ['loose_id', 'uuid', 'looseId'],
  ['signed_at', 'timestamptz', 'signedAt'],
  ['confirmed_at', 'timestamptz', 'confirmedAt'],
  ['act_id', 'uuid', 'actId'],
  ['render_id', 'bytea', 'renderId'],
  ['decided_at', 'timestamptz', 'decidedAt'],
];

const names = COLUMNS.map(([column]) => column).join(', ');
const arrays = COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ');
const selected = COLUMNS.map(([column, , property]) => `s.${column} as "${property}"`).join(', ');
const changed = COLUMNS.slice(2)
  .map(([column]) => `${column} = n.${column}`)
  .join(', ');

export const COLUMN_PROPERTIES = COLUMNS.map(([, , property]) => property);

/** $1 petition ids, $2 contact ids. Locked in the order of their keys. */
export const LOCK_SIGNATURES = `
  select ${selected} from signatures s
  where (s.petition_id, s.contact_id) in (select * from unnest($1::uuid[], $2::uuid[]))
  order by s.petition_id, s.contact_id for update`;

/** What another process has just written is left alone: the same key, or the first of the same mailbox. */
export const INSERT_SIGNATURES = `
  insert into signatures (${names}) select * from unnest(${arrays})
  on conflict do nothing`;

/** $1 petition ids, $2 contact ids */
export const DELETE_SIGNATURES = `
  delete from signatures
  where (petition_id, contact_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/** $1 petition ids, $2 journal tags */
export const ADD_TO_ERASURE_JOURNAL = `
  insert into erasures (petition_id, tag) select * from unnest($1::uuid[], $2::bytea[])`;

export const UPDATE_SIGNATURES = `
  update signatures s set ${changed} from unnest(${arrays}) as n (${names})
  where s.petition_id = n.petition_id and s.contact_id = n.contact_id`;

/** $1 petition ids. The database's clock says what is closed, and what time it is. */
export const READ_PETITIONS = `
  select p.id, clock_timestamp() as now, ${isClosedOf('p')} as closed
  from petitions p where p.id = any($1::uuid[])`;

/** $1 petition ids, $2 contact ids */
const READ_SIGNATURES = `
  select ${selected}, clock_timestamp() as now from signatures s
  where (s.petition_id, s.contact_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/** $1 petition, $2 after which contact, $3 how many. What counts and still has a name, by its key. */
export const EXPORTED_AFTER = `
  select petition_id as "petitionId", contact_id as "contactId", country, signed_at as "signedAt",
    sealed_name as "sealedName", sealed_postcode as "sealedPostcode"
  from signatures
  where petition_id = $1 and contact_id > $2 and state = 'CONFIRMED' and sealed_name is not null
  order by contact_id limit $3`;

/** $1 seconds. Removes what was disowned longer ago than that; what an act has in hand is left for later. */
export const DELETE_DISOWNED = `
  with gone as (
    delete from signatures where (contact_id, petition_id) in (
      select s.contact_id, s.petition_id
      from disowned_signatures join signatures s using (contact_id, petition_id)
      where s.state = 'DISOWNED' and s.decided_at < clock_timestamp() - $1 * interval '1 second'
      for update of s skip locked)
    returning contact_id
  )
  select distinct contact_id as "contactId" from gone`;

/** Takes from the list what has become something else, long enough ago that nobody is at it. */
export const UNLIST_DISOWNED = `
  delete from disowned_signatures d where disowned_at < now() - interval '1 hour'
    and not exists (select from signatures s where s.contact_id = d.contact_id
      and s.petition_id = d.petition_id and s.state = 'DISOWNED')`;

/** A signature as it stands, and the database's time. */
export type SignatureNow = { row: SignatureRow; now: Date };

export function readSignature(
  context: { db: Db },
  petitionId: string,
  contactId: string,
): Promise<SignatureNow | null> {
  return load(context, readSignatures, `${petitionId}/${contactId}`);
}

async function readSignatures(db: Db, keys: readonly string[]): Promise<Map<string, SignatureNow>> {
  const ids = keys.map((key) => key.split('/'));
  const rows: (SignatureRow & { now: Date })[] = await db.query(READ_SIGNATURES, [
    ids.map(([petitionId]) => petitionId),
    ids.map(([, contactId]) => contactId),
  ]);
  return new Map(rows.map((row) => [`${row.petitionId}/${row.contactId}`, { row, now: row.now }]));
}
