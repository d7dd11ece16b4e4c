/** $1 petition, $2 how many. Who confirmed last, of those who chose to be shown. */
export const NEWEST_SHOWN = `
  select petition_id as "petitionId", contact_id as "contactId", sealed_name as "sealedName",
    country, signed_at as "signedAt"
  from signatures
  where petition_id = $1 and state = 'CONFIRMED' and display <> 'HIDDEN' and sealed_name is not null
  order by confirmed_at desc limit $2`;
