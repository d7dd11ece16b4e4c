/** $1 petition, $2 how many. Who confirmed last, of those who chose to be shown. */
export const NEWEST_SHOWN = `
  select petition_id as "petitionId", contact_id as "contactId", s.sealed_name as "sealedName",
    s.country, s.signed_at as "signedAt"
  from newest_supporters n join signatures s using (petition_id, contact_id)
  where petition_id = $1 and s.state = 'CONFIRMED' and s.display <> 'HIDDEN'
    and s.sealed_name is not null
  order by n.confirmed_at desc limit $2`;
