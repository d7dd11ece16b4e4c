/**
 * $1 a petition, $2 the beginnings of all intervals, the end of the last one, and any later times. How it
 * stands, and what changed in each interval: they are numbered from 1, and the last number stands for all
 * that came after. One statement, so that both are of one moment. It reads as many rows as there were
 * minutes in which something happened, and no signatures.
 */
export const READ_CHANGES = `
  select json_build_object(
      'pending', coalesce(t.pending, 0), 'held', coalesce(t.held, 0),
      'confirmed', coalesce(t.confirmed, 0), 'withdrawn', coalesce(t.withdrawn, 0),
      'invalidated', coalesce(t.invalidated, 0), 'offline', coalesce(t.offline, 0)) as now,
    coalesce((
      select json_agg(json_build_object('interval', n, 'signed', signed, 'confirmations', confirmations,
        'by', json_build_object('pending', pending, 'held', held, 'confirmed', confirmed,
          'withdrawn', withdrawn, 'invalidated', invalidated, 'offline', offline)))
      from (
        select width_bucket(minute, $2::timestamptz[]) as n, sum(signed) as signed,
          sum(confirmed) as confirmations, sum(pending_change) as pending, sum(held_change) as held,
          sum(confirmed_change) as confirmed, sum(withdrawn_change) as withdrawn,
          sum(invalidated_change) as invalidated, sum(offline_change) as offline
        from petition_minutes where petition_id = $1 and minute >= ($2::timestamptz[])[1]
        group by 1) c
    ), '[]') as changes
  from (select) one left join petition_tallies t on t.petition_id = $1`;
