/** Petitions that were signed in the last two minutes. */
export const SIGNED_LATELY = `
  select distinct petition_id as id from petition_minutes
  where minute > clock_timestamp() - interval '3 minutes' and signed > 0`;

/** What was unusual so long ago is so still. */
const LASTS = `interval '15 minutes'`;

/** $1 petition, $2 kinds, $3 names, $4 peaks, $5 usual. */
export const FLAG = `
  with seen as (
    select * from unnest($2::text[], $3::text[], $4::int[], $5::real[]) as s (kind, name, peak, usual)),
  known as (
    update traffic_flags f
    set last_seen_at = clock_timestamp(), peak = greatest(f.peak, seen.peak)
    from seen where f.petition_id = $1 and f.kind = seen.kind and f.name = seen.name
      and f.last_seen_at > clock_timestamp() - ${LASTS}
    returning f.kind, f.name)
  insert into traffic_flags (petition_id, kind, name, peak, usual)
  select $1, kind, name, peak, usual from seen
  where not exists (select from known where known.kind = seen.kind and known.name = seen.name)
  returning kind`;

/** $1 petition, $2 how many. Of the last day, newest first. */
export const FLAGS_OF_PETITION = `
  select id, kind, name, began_at as "beganAt", last_seen_at as "lastSeenAt", peak, usual
  from traffic_flags
  where petition_id = $1 and last_seen_at > clock_timestamp() - interval '1 day'
  order by last_seen_at desc, id limit $2`;

/** Of each petition and kind the one that brought the most, with how many others are unusual with it. */
export const FLAGS_LASTING = `
  select distinct on (petition_id, kind) petition_id as "petitionId", kind, name, peak, usual,
    min(began_at) over w as "beganAt", max(last_seen_at) over w as "lastSeenAt",
    (count(*) over w)::int - 1 as others
  from traffic_flags where last_seen_at > clock_timestamp() - ${LASTS}
  window w as (partition by petition_id, kind)
  order by petition_id, kind, peak desc, name`;

/** $1 days: names of networks go when the networks themselves are forgotten. */
export const FORGET_FLAGS = `
  delete from traffic_flags where last_seen_at < clock_timestamp() - $1 * interval '1 day'`;
