/**
 * A sample of a petition's signatures over a time that ends a while ago: of each slice of it so many at
 * most, the newest, each standing for as many as were made in that slice for one that was looked at; of a
 * minute that lies in it in part, so much of what was made.
 * So the cost is bounded whatever comes in. $1 petition, $2 seconds a slice, $3 how many slices, $4 how
 * many of each, $5 seconds between its end and now.
 */
export const SAMPLE = `
  moment as materialized (select clock_timestamp() - make_interval(secs => $5) as until),
  slices as materialized (
    select until - make_interval(secs => $2 * (i + 1)) as since, until - make_interval(secs => $2 * i) as until
    from moment, generate_series(0, $3 - 1) i),
  looked as materialized (
    select slices.since, s.* from slices cross join lateral (
      select signed_at, contact_id, country, substring(network_tag for 8) as network,
        substring(domain_tag for 8) as domain
      from signatures
      where petition_id = $1 and signed_at >= slices.since and signed_at < slices.until
      order by signed_at desc, contact_id desc limit $4) s),
  weights as (
    select since, case when count(*) < $4 then 1 else greatest(1, (
      select coalesce(sum(signed * extract(epoch from
          least(ends, l.since + make_interval(secs => $2)) - greatest(minute, l.since))
          / extract(epoch from ends - minute)), 0)
      from (
        select signed, minute, least(minute + interval '1 minute', clock_timestamp()) as ends
        from petition_minutes m
        where m.petition_id = $1 and m.minute >= date_trunc('minute', l.since)
          and m.minute < l.since + make_interval(secs => $2)) m) / count(*)::float8) end as weight
    from looked l group by since),
  sample as (select looked.*, weight from looked join weights using (since))`;
