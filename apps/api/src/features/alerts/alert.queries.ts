/** Columns as rows name them. */
const ALERT = `id, kind, petition_id as "petitionId", traffic_kind as "trafficKind",
  traffic_name as "trafficName", figure, usual, others, entry_id as "entryId",
  began_at as "beganAt", last_seen_at as "lastSeenAt", ended_at as "endedAt"`;

/** $1 kinds, $2 before which, $3 how many. The newest first. */
export const LIST_ALERTS = `
  select ${ALERT} from alerts where id < $2 and kind = any($1::text[]) order by id desc limit $3`;

/** $1 kinds, $2 how many. What lasts, the newest first. */
export const LASTING_ALERTS = `
  select ${ALERT} from alerts where ended_at is null and kind = any($1::text[])
  order by id desc limit $2`;

/** $1 ids. In the order in which they were raised. */
export const ALERTS_BY_ID = `select ${ALERT} from alerts where id = any($1::bigint[]) order by id`;

/** $1 kinds, $2 after which, $3 since when, $4 how many are counted at most */
export const COUNT_ALERTS = `
  select count(*)::int as count from (
    select from alerts where id > $2 and kind = any($1::text[]) and raised_at >= $3
    order by id desc limit $4) a`;

/**
 * $1 kinds, $2 after which, $3 since when, $4 how many are looked at, the newest, $5 kinds, the gravest first.
 * Of two of a kind what lasts, then the newer.
 */
export const GRAVEST_ALERT = `
  select * from (
    select ${ALERT} from alerts where id > $2 and kind = any($1::text[]) and raised_at >= $3
    order by id desc limit $4) a
  order by array_position($5::text[], kind), "endedAt" is not null, id desc limit 1`;

/** Only one worker looks at a time: it gives numbers in the order in which they can be read. */
export const TAKE_TURN = `select pg_try_advisory_xact_lock(7305121) as taken`;

export const READ_TOLD = `select petition_id as "petitionId", total from milestones_told`;

/** $1 petitions, $2 which milestone each has passed. Whoever comes second changes nothing. */
export const RAISE_MILESTONES = `
  with told as (
    insert into milestones_told as m (petition_id, total)
    select * from unnest($1::uuid[], $2::bigint[])
    on conflict (petition_id) do update set total = excluded.total where m.total < excluded.total
    returning petition_id, total)
  insert into alerts (kind, petition_id, figure, began_at, last_seen_at, ended_at)
  select 'MILESTONE', petition_id, total, now(), now(), now() from told
  returning id, kind, petition_id as "petitionId"`;

/** $1 entries. How many of each were told. */
export const READ_CHANGES_TOLD = `
  select entry_id as "entryId", entries from changes_told where entry_id = any($1::uuid[])`;

/** $1 entries, $2 up to how many of each are told by now. */
export const NOTE_CHANGES_TOLD = `
  insert into changes_told (entry_id, entries) select * from unnest($1::uuid[], $2::int[])
  on conflict (entry_id) do update set entries = excluded.entries`;

/** As columns: $1 petitions, $2 entries, $3 how many, $4 other entries, $5 and $6 from when to when. */
export const RAISE_CHANGES = `
  insert into alerts (kind, petition_id, entry_id, figure, others, began_at, last_seen_at, ended_at)
  select 'CHANGE', petition_id, entry_id, least(figure, 2147483647), others, began_at, ended_at, ended_at
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::timestamptz[], $6::timestamptz[])
    as c (petition_id, entry_id, figure, others, began_at, ended_at)
  returning id, kind, petition_id as "petitionId"`;

const worse = (column: string) =>
  `${column} = case when excluded.figure > a.figure then excluded.${column} else a.${column} end`;

/**
 * What is seen to last, as columns: $1 kinds, $2 petitions, $3 and $4 kinds and names of traffic,
 * $5 figures, $6 usual, $7 others, $8 and $9 when it began and was last seen. What lasts already is one
 * row still, which keeps the worst of it. Returns what is new.
 */
export const NOTE_LASTING = `
  with noted as (
    insert into alerts as a (kind, petition_id, traffic_kind, traffic_name, figure, usual, others,
      began_at, last_seen_at)
    select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::real[],
      $7::int[], $8::timestamptz[], $9::timestamptz[])
    on conflict (kind, petition_id, traffic_kind) where ended_at is null do update set
      ${['traffic_name', 'usual', 'figure'].map(worse).join(', ')},
      others = greatest(a.others, excluded.others),
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
    returning id, kind, petition_id, xmax = 0 as "isNew")
  select id, kind, petition_id as "petitionId" from noted where "isNew"`;

/** $1 kinds, $2 petitions, $3 kinds of traffic. All that lasted and is not among these is over. */
export const END_OTHERS = `
  update alerts a
  set ended_at = case kind when 'TRAFFIC' then last_seen_at else clock_timestamp() end
  where ended_at is null and not exists (
    select from unnest($1::text[], $2::uuid[], $3::text[]) as s (kind, petition_id, traffic_kind)
    where (s.kind, s.petition_id, s.traffic_kind)
      is not distinct from (a.kind, a.petition_id, a.traffic_kind))`;

export const IS_MAIL_IN_TROUBLE = `
  select exists (select from alerts where kind = 'MAIL' and ended_at is null) as is`;

/** $1 days: names of networks go when the networks themselves are forgotten. */
export const FORGET_TRAFFIC = `
  delete from alerts where kind = 'TRAFFIC' and last_seen_at < clock_timestamp() - $1 * interval '1 day'`;
