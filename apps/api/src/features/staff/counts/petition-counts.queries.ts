/**
 * $1: petitions. One statement, so that all figures are of one moment: countries and sources add up to the
 * counts beside them. Nothing here grows with the number of signatures, and of minutes a day is read.
 */
export const READ_COUNTS = `
  with moment as (select clock_timestamp() as now)
  select p.id as "petitionId", now as "asOf",
    coalesce(t.confirmed + t.offline, 0) as total,
    coalesce(t.confirmed, 0) as confirmed, coalesce(t.pending, 0) as pending,
    coalesce(t.held, 0) as held, coalesce(t.withdrawn, 0) as withdrawn,
    coalesce(t.invalidated, 0) as invalidated, coalesce(t.offline, 0) as offline,
    m.last_hour as "confirmedLastHour", m.quarters,
    t.confirmed / nullif(t.confirmed + t.pending, 0)::float as "confirmationRate",
    coalesce((
      select json_agg(json_build_object('country', c.country, 'count', c.confirmed)
        order by c.confirmed desc, c.country)
      from petition_country_tallies c where c.petition_id = p.id and c.confirmed <> 0
    ), '[]') as "byCountry",
    coalesce((
      select json_agg(json_build_object(
        'source', s.source, 'signatures', s.signatures, 'confirmed', s.confirmed))
      from petition_source_tallies s where s.petition_id = p.id and s.signatures <> 0
    ), '[]') as sources,
    (select json_build_object('checkedAt', checked_at, 'agrees', differences = 0)
      from count_checks where petition_id = p.id) as check,
    coalesce((
      select json_agg(json_build_object(
        'isUndone', state = 'REINSTATING',
        'done', case state when 'RUNNING' then affected else reinstated end,
        'all', case state when 'RUNNING' then expected else affected end) order by created_at, id)
      from decisions where petition_id = p.id and state in ('RUNNING', 'REINSTATING')
    ), '[]') as "underWay"
  from moment cross join unnest($1::uuid[]) as p (id)
  left join petition_tallies t on t.petition_id = p.id
  cross join lateral (
    select coalesce(sum(q.last_hour), 0)::int as last_hour,
      coalesce(json_agg(json_build_object('at', q.at, 'confirmed', q.confirmed)), '[]') as quarters
    from (
      select date_bin('15 minutes', minute, '2000-01-01T00:00:00Z') as at,
        sum(confirmed)::int as confirmed,
        sum(confirmed) filter (where minute > now - interval '60 minutes') as last_hour
      from petition_minutes
      -- As long as a day can be that has a change of clocks in it.
      where petition_id = p.id and confirmed <> 0 and minute >= now - interval '27 hours'
      group by 1) q
  ) m`;
