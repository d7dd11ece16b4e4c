/** What a task has dealt with: nothing older needs to be looked at again. */
export const DONE_UNTIL = `
  select coalesce((select done_until from retention_progress where task = $1), '-infinity') as "doneUntil"`;

/** $1 the task, $2 until when */
export const NOTE_DONE = `
  insert into retention_progress (task, done_until) values ($1, $2)
  on conflict (task) do update set done_until = greatest(retention_progress.done_until, excluded.done_until)`;

/** $1 days. The moment so long ago, by the database's clock. */
export const DAYS_AGO = `select clock_timestamp() - $1 * interval '1 day' as at`;

/** $1 from, $2 up to, $3 how many. Unconfirmed signatures of that time. */
export const UNCONFIRMED_BETWEEN = `
  select petition_id as "petitionId", contact_id as "contactId" from signatures
  where signed_at >= $1 and signed_at < $2 and confirmed_at is null and state <> 'DISOWNED' limit $3`;

/** $1 from, $2 up to, $3 how many. Takes from signatures of that time which network they came from. */
export const FORGET_NETWORKS = `
  update signatures set network_tag = null where (petition_id, contact_id) in (
    select petition_id, contact_id from signatures
    where signed_at >= $1 and signed_at < $2 and network_tag is not null
    order by petition_id, contact_id limit $3 for update)`;

export const NETWORKS_BETWEEN = `
  select count(*)::int as count from signatures
  where signed_at >= $1 and signed_at < $2 and network_tag is not null`;

export const COUNT_UNCONFIRMED_BETWEEN = `
  select count(*)::int as count from signatures
  where signed_at >= $1 and signed_at < $2 and confirmed_at is null and state <> 'DISOWNED'`;

const LONG_CLOSED = `
  select id from petitions
  where coalesce(closed_at, closes_at) < clock_timestamp() - $1 * interval '1 month'`;

/** $1 months, $2 how many. Signatures with a person, under petitions that closed longer ago than that. */
export const PERSONAL_UNDER_CLOSED = `
  select s.petition_id as "petitionId", s.contact_id as "contactId"
  from signatures s join contacts c on c.id = s.contact_id
  where s.petition_id in (${LONG_CLOSED}) and s.confirmed_at is not null limit $2`;

export const COUNT_PERSONAL_UNDER_CLOSED = `
  select count(*)::int as count from signatures s join contacts c on c.id = s.contact_id
  where s.petition_id in (${LONG_CLOSED}) and s.confirmed_at is not null`;
