export const KNOWN_ERASURES = `select id::text, encode(tag, 'hex') as tag from erasures`;

/** $1 petition, $2 after which contact, $3 how many. In the order of the key. */
export const SIGNATURES_AFTER = `
  select contact_id as "contactId", epoch from signatures
  where petition_id = $1 and contact_id > $2
  order by contact_id limit $3`;
