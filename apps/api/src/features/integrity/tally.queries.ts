/**
 * The counts of one petition with its countries, as a column of a statement about petitions. A
 * petition that nobody has signed yet has no row in petition_tallies.
 */
export const tallyOf = (petitionId: string): string => `(
  select json_build_object(
    'asOf', clock_timestamp(),
    'pending', coalesce(t.pending, 0), 'held', coalesce(t.held, 0),
    'confirmed', coalesce(t.confirmed, 0), 'withdrawn', coalesce(t.withdrawn, 0),
    'invalidated', coalesce(t.invalidated, 0), 'offline', coalesce(t.offline, 0),
    'countries', coalesce((
      select json_agg(json_build_object('country', c.country, 'count', c.confirmed))
      from petition_country_tallies c where c.petition_id = ${petitionId} and c.confirmed <> 0
    ), '[]'))
  from (select) one left join petition_tallies t on t.petition_id = ${petitionId})`;

/** $1: petition ids. */
export const READ_TALLIES = `
  select p.id as "petitionId", ${tallyOf('p.id')} as tally from unnest($1::uuid[]) as p (id)`;

/** A row for each petition that anybody has signed. */
export const READ_TOTALS = `
  select petition_id as "petitionId", confirmed + offline as total from petition_tallies
  where confirmed + offline > 0`;

/** $1 petition ids, $2.. the changes by state. One row a petition, in the order of their ids. */
export const CHANGE_TALLIES = `
  insert into petition_tallies as t
    (petition_id, pending, held, confirmed, withdrawn, invalidated, changed_at)
  select *, clock_timestamp() from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[])
  on conflict (petition_id) do update set
    pending = t.pending + excluded.pending, held = t.held + excluded.held,
    confirmed = t.confirmed + excluded.confirmed, withdrawn = t.withdrawn + excluded.withdrawn,
    invalidated = t.invalidated + excluded.invalidated, changed_at = excluded.changed_at`;

/** $1 a petition, which may have none yet. */
export const BEGIN_TALLY = `
  insert into petition_tallies (petition_id) values ($1) on conflict (petition_id) do nothing`;

/** $1 a petition, $2 how many more on paper, $3 how many at most. No row when it would come to more, or below none. */
export const CHANGE_OFFLINE = `
  update petition_tallies set offline = offline + $2, changed_at = clock_timestamp()
  where petition_id = $1 and offline + $2 between 0 and $3 returning offline`;

/** $1 a petition, $2 how many more on paper */
export const CHANGE_OFFLINE_MINUTE = `
  insert into petition_minutes as t (petition_id, minute, offline_change)
  values ($1, date_trunc('minute', clock_timestamp(), 'UTC'), $2)
  on conflict (petition_id, minute) do update set
    offline_change = t.offline_change + excluded.offline_change`;

/** $1 petition ids, $2 countries, $3 changes */
export const CHANGE_COUNTRIES = `
  insert into petition_country_tallies as t (petition_id, country, confirmed)
  select * from unnest($1::uuid[], $2::text[], $3::int[])
  on conflict (petition_id, country) do update set confirmed = t.confirmed + excluded.confirmed`;

/** $1 petition ids, $2 sources, $3 changes of signatures, $4 changes of confirmed ones */
export const CHANGE_SOURCES = `
  insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
  select * from unnest($1::uuid[], $2::text[], $3::int[], $4::int[])
  on conflict (petition_id, source) do update set
    signatures = t.signatures + excluded.signatures, confirmed = t.confirmed + excluded.confirmed`;

/** $1 petition ids, $2 minutes, $3 signed, $4 confirmed, $5.. by how much each state changed */
export const CHANGE_MINUTES = `
  insert into petition_minutes as t (petition_id, minute, signed, confirmed,
    pending_change, held_change, confirmed_change, withdrawn_change, invalidated_change)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::int[],
    $5::int[], $6::int[], $7::int[], $8::int[], $9::int[])
  on conflict (petition_id, minute) do update set
    signed = t.signed + excluded.signed, confirmed = t.confirmed + excluded.confirmed,
    pending_change = t.pending_change + excluded.pending_change,
    held_change = t.held_change + excluded.held_change,
    confirmed_change = t.confirmed_change + excluded.confirmed_change,
    withdrawn_change = t.withdrawn_change + excluded.withdrawn_change,
    invalidated_change = t.invalidated_change + excluded.invalidated_change`;

/** $1 petition ids, $2 kinds, $3 how many more */
export const ADD_TO_LEDGER = `
  select add_to_ledger(petition_id, kind, more)
  from unnest($1::uuid[], $2::text[], $3::int[]) as l (petition_id, kind, more)`;
