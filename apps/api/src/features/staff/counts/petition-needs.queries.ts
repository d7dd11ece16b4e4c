/** As many are shown as a number; beyond that it is "many". */
const COUNTED = 100;

/** $1 petitions. How much of the last day's traffic was unusual. */
export const COUNT_FLAGS = `
  select p.id as "petitionId", (
    select count(*)::int from (
      select from traffic_flags f
      where f.petition_id = p.id and f.last_seen_at > clock_timestamp() - interval '1 day'
      limit ${COUNTED}) f) as flags
  from unnest($1::uuid[]) as p (id)`;
