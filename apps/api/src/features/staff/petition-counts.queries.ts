/**
 * $1: a petition's id. One statement, so that all figures are of one moment: countries and sources
 * add up to the counts beside them. Nothing here grows with the number of signatures.
 */
export const READ_COUNTS = `
  with moment as (select clock_timestamp() as now), minutes as materialized (
    select minute, confirmed from moment, petition_minutes
    -- As long as a day can be that has a change of clocks in it.
    where petition_id = $1 and confirmed <> 0 and minute >= now - interval '27 hours'
  )
  select now as "asOf",
    coalesce(t.confirmed + t.offline, 0) as total,
    coalesce(t.confirmed, 0) as confirmed, coalesce(t.pending, 0) as pending,
    coalesce(t.held, 0) as held, coalesce(t.withdrawn, 0) as withdrawn,
    coalesce(t.invalidated, 0) as invalidated, coalesce(t.offline, 0) as offline,
    coalesce((
      select sum(confirmed)::int from minutes where minute > now - interval '60 minutes'
    ), 0) as "confirmedLastHour",
    coalesce((
      select json_agg(q) from (
        select date_bin('15 minutes', minute, '2000-01-01T00:00:00Z') as at,
          sum(confirmed)::int as confirmed
        from minutes group by 1) q
    ), '[]') as quarters,
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
    ), '[]') as sources,
    (select json_build_object('checkedAt', checked_at, 'agrees', differences = 0)
      from count_checks where petition_id = $1) as check
  from moment left join petition_tallies t on t.petition_id = $1`;
