/** $1 petitions, $2 how many of each one's counts differ, $3 as of when. A check that ends late does not replace a newer one. */
export const NOTE_CHECKS = `
  insert into count_checks as c (petition_id, checked_at, differences)
  select petition_id, $3, differences from unnest($1::uuid[], $2::int[]) as n (petition_id, differences)
  on conflict (petition_id) do update set
    checked_at = excluded.checked_at, differences = excluded.differences
  where c.checked_at <= excluded.checked_at`;

export const DO_ALL_AGREE = `
  select not exists (select from count_checks where differences > 0) as agree`;

export const DRIFTING = `
  select petition_id as "petitionId", checked_at as "checkedAt", differences
  from count_checks where differences > 0`;
