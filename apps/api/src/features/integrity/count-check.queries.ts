/** $1 petitions, $2 how many of each one's counts differ, $3 as of when. A check that ends late does not replace a newer one. */
export const NOTE_CHECKS = `
  insert into count_checks as c (petition_id, checked_at, differences)
  select petition_id, $3, differences from unnest($1::uuid[], $2::int[]) as n (petition_id, differences)
  on conflict (petition_id) do update set
    checked_at = excluded.checked_at, differences = excluded.differences
  where c.checked_at <= excluded.checked_at`;

/** What the last comparisons came to, and when the one was that is longest ago; null before the first. */
export const LAST_COMPARISON = `
  select coalesce(bool_and(differences = 0), true) as agrees, min(checked_at) as "comparedAt",
    clock_timestamp() as now
  from count_checks`;

export const DRIFTING = `
  select petition_id as "petitionId", checked_at as "checkedAt", differences
  from count_checks where differences > 0`;
