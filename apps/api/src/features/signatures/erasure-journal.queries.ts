/** $1 petition, $2 after which contact, $3 how many. In the order of the key. */
export const SIGNATURES_AFTER = `
  select contact_id as "contactId", epoch, signed_at as "signedAt" from signatures
  where petition_id = $1 and contact_id > $2
  order by contact_id limit $3`;

/** $1 contact */
export const SIGNATURES_OF = `
  select petition_id as "petitionId", epoch from signatures where contact_id = $1`;
