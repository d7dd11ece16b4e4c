/**
 * $1: a petition's id. One statement, so that all figures are of one moment: countries and sources
 * add up to the counts beside them. Nothing here grows with the number of signatures.
 */
export const READ_COUNTS = `
  with moment as (select clock_timestamp() as now), minutes as (
    select
      sum(confirmed) filter (where minute > now - interval '60 minutes') as last_hour,
      sum(confirmed) filter (where minute >= date_trunc('day', now, 'UTC')) as today
    from moment, petition_minutes
    where petition_id = $1
      and minute >= least(date_trunc('day', now, 'UTC'), now - interval '60 minutes')
  )
  select now as "asOf",
    coalesce(t.confirmed + t.offline, 0) as total,
    coalesce(t.confirmed, 0) as confirmed, coalesce(t.pending, 0) as pending,
    coalesce(t.held, 0) as held, coalesce(t.withdrawn, 0) as withdrawn,
    coalesce(t.invalidated, 0) as invalidated, coalesce(t.offline, 0) as offline,
    coalesce(m.last_hour, 0)::int as "confirmedLastHour",
    coalesce(m.today, 0)::int as "confirmedToday",
    t.confirmed / nullif(t.confirmed + t.pending, 0)::float as "confirmationRate",
    coalesce((
      select json_agg(json_build_object('country', c.country, 'count', c.confirmed)
        order by c.confirmed desc, c.country)
      from petition_country_tallies c where c.petition_id = $1 and c.confirmed <> 0
    ), '[]') as "byCountry",
    coalesce((
      select json_agg(json_build_object(
        'source', s.source, 'signatures', s.signatures, 'confirmed', s.confirmed))
      from petition_source_tallies s where s.petition_id = $1 and s.signatures <> 0
    ), '[]') as sources
  from moment cross join minutes m left join petition_tallies t on t.petition_id = $1`;

/** $1 petition id, $2 from, $3 to, $4 seconds an interval */
export const READ_COUNTS_OVER_TIME = `
  select date_bin(make_interval(secs => $4), minute, '2000-01-01T00:00:00Z') as at,
    sum(confirmed)::int as confirmed, sum(signed)::int as pending
  from petition_minutes
  where petition_id = $1 and minute >= $2 and minute < $3
  group by 1`;
