/** SQL: what a line of the ledger adds to the total. What was taken back, held, set aside or erased leaves it. */
export const CHANGE = `case
  when kind in ('confirmed', 'released', 'reinstated', 'offline') then entries else -entries end`;

const KINDS = [
  ...['confirmed', 'offline', 'withdrawn', 'erased', 'held'],
  ...['released', 'invalidated', 'reinstated'],
];

/** $1 petitions. */
export const DAILY_CHANGES = `
  select petition_id as "petitionId", to_char(day, 'YYYY-MM-DD') as day, sum(${CHANGE})::int as change
  from ledger where petition_id = any($1::uuid[])
  group by petition_id, day order by petition_id, day`;

const changesOf = (row: string) =>
  `json_build_object(${KINDS.map((kind) => `'${kind}', ${row}.${kind}`).join(', ')})`;

/**
 * $1 petition, $2 when it opened, $3 how many days, $4 before which or null, $5 how many reasons,
 * $6 and $7 after which time and id or null. One statement, so that all of it is of one moment: the
 * lines add up to the total beside them. It reads a line a day and kind, however many sign.
 */
export const READ_LEDGER = `
  with lines as (
    select day, kind, ${CHANGE} as change from ledger where petition_id = $1
    union all select ($2::timestamptz at time zone 'utc')::date, null, 0
  ), days as (
    select day, ${KINDS.map((kind) => `coalesce(sum(change) filter (where kind = '${kind}'), 0) as ${kind}`).join(', ')},
      sum(sum(change)) over (order by day) as total
    from lines group by day
  ), sums as (
    select ${KINDS.map((kind) => `sum(${kind}) as ${kind}`).join(', ')} from days
  ), shown as (
    select * from days
    where $4::timestamptz is null or day < ($4 at time zone 'utc')::date
    order by day desc limit $3
  ), reasons as (
    select * from ledger_reasons where petition_id = $1
      and ($6::timestamptz is null or (at, id) < ($6, $7::uuid))
    order by at desc, id desc limit $5
  )
  select clock_timestamp() as "asOf",
    to_char($2::timestamptz at time zone 'utc', 'YYYY-MM-DD') as "openedOn",
    coalesce((select confirmed + offline from petition_tallies where petition_id = $1), 0) as total,
    (select ${changesOf('s')} from sums s) as sums,
    (select coalesce(json_agg(json_build_object('day', d.day, 'total', d.total,
      'changes', ${changesOf('d')}) order by d.day desc), '[]') from shown d) as days,
    (select coalesce(json_agg(json_build_object('id', r.id, 'at', r.at, 'day', r.day, 'kind', r.kind,
      'change', ${CHANGE.replaceAll('kind', 'r.kind').replaceAll('entries', 'r.entries')},
      'reason', r.reason, 'role', r.role, 'approverRole', r.approver_role)
      order by r.at desc, r.id desc), '[]') from reasons r) as reasons,
    (select json_build_object('checkedAt', checked_at, 'agrees', differences = 0)
      from count_checks where petition_id = $1) as check`;
