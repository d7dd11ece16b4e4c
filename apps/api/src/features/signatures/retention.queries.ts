/**
 * $1 the task, $2 days. From where its last run ended, or from the first signature, up to so many days
 * ago. A mark that lies in the future was made by a clock that was wrong, and says nothing.
 */
export const SPAN = `
  select coalesce(
      (select done_until from retention_progress where task = $1 and done_until <= clock_timestamp()),
      (select min(signed_at) from signatures)) as "from",
    clock_timestamp() - $2 * interval '1 day' as "to"`;

/** $1 the task, $2 until when: nothing older needs to be looked at again. */
export const NOTE_DONE = `
  insert into retention_progress (task, done_until) values ($1, $2)
  on conflict (task) do update set done_until = case
    when retention_progress.done_until <= clock_timestamp()
    then greatest(retention_progress.done_until, excluded.done_until)
    else excluded.done_until end`;

const BETWEEN = 'signed_at >= $1 and signed_at < $2';
const UNCONFIRMED = `${BETWEEN} and confirmed_at is null`;
const WITH_NETWORK = `${BETWEEN} and network_tag is not null`;
const keysWhere = (condition: string) => `
  select petition_id as "petitionId", contact_id as "contactId" from signatures
  where ${condition} limit $3`;
const countWhere = (condition: string) => `
  select count(*)::int as count from signatures where ${condition}`;

/** $1 from, $2 up to, $3 how many at most. Unconfirmed signatures of that time. */
export const UNCONFIRMED_BETWEEN = keysWhere(UNCONFIRMED);
export const COUNT_UNCONFIRMED_BETWEEN = countWhere(UNCONFIRMED);

/** $1 from, $2 up to, $3 how many at most. Signatures of that time of which the network is known. */
export const NETWORKS_BETWEEN = keysWhere(WITH_NETWORK);
export const COUNT_NETWORKS_BETWEEN = countWhere(WITH_NETWORK);

/** $1 petition ids, $2 contact ids. Locked in the order in which every batch locks them. */
export const FORGET_NETWORKS = `
  update signatures set network_tag = null where (petition_id, contact_id) in (
    select petition_id, contact_id from signatures
    where (petition_id, contact_id) in (select * from unnest($1::uuid[], $2::uuid[]))
      and network_tag is not null
    order by petition_id, contact_id for update)`;

const CLOSED_AT = 'coalesce(p.closed_at, p.closes_at)';

const IS_LONG_CLOSED = `
  ${CLOSED_AT} < clock_timestamp() - $1 * interval '1 month'
  and not exists (
    select from retention_progress
    where task = 'people/' || p.id
      and done_until between ${CLOSED_AT} and clock_timestamp())`;

/** $1 months. Petitions that closed longer ago than that, and whose people have not been forgotten yet. */
export const LONG_CLOSED = `select p.id from petitions p where ${IS_LONG_CLOSED}`;

/**
 * $1 months. The same, noted as begun before anybody is forgotten, since whoever was forgotten could
 * sign again and be counted twice. Reopening locks the petition and then looks for the note: either it
 * waits for this and finds it, or this waits for it and finds the petition open.
 */
export const BEGIN_LONG_CLOSED = `
  with long_closed as (
    select p.id, 'people/' || p.id as task from petitions p where ${IS_LONG_CLOSED}
    order by p.id for share of p),
  begun as (
    insert into retention_progress (task, done_until) select task, '-infinity' from long_closed
    on conflict (task) do nothing)
  select id, task, clock_timestamp() as now from long_closed`;

/** What of a signature is about a person: one that was confirmed, and whose address is still there. */
const PERSONAL =
  's.confirmed_at is not null and exists (select from contacts where id = s.contact_id)';

/**
 * $1 contact id, $2 petition id, $3 how many, $4 petition ids, $5 months. The next signatures after that
 * key, and which of them tell of a person and are of these petitions, if none was opened again
 * meanwhile: so a walk through all takes equal steps.
 */
export const PEOPLE_AFTER = `
  select s.petition_id as "petitionId", s.contact_id as "contactId",
    ${PERSONAL} and exists (
      select from petitions p where p.id = s.petition_id and p.id = any($4::uuid[])
        and ${CLOSED_AT} < clock_timestamp() - $5 * interval '1 month') as "isPersonal"
  from (
    select petition_id, contact_id, confirmed_at from signatures
    where (contact_id, petition_id) > ($1, $2) order by contact_id, petition_id limit $3) as s
  order by s.contact_id, s.petition_id`;

/** $1 petition ids */
export const COUNT_PEOPLE = `
  select count(*)::int as count from signatures s
  where s.petition_id = any($1::uuid[]) and ${PERSONAL}`;
