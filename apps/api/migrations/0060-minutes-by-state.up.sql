-- By how much each count of a petition changed in each minute, so that it can be told how they stood at
-- any time: what is added up over all minutes is the tally. `signed` and `confirmed` stay what they
-- were: how many forms were sent, and how many links were followed.
lock table petition_minutes, petition_tallies in access exclusive mode;
alter table petition_minutes
  add column pending_change integer not null default 0,
  add column held_change integer not null default 0,
  add column confirmed_change integer not null default 0,
  add column withdrawn_change integer not null default 0,
  add column invalidated_change integer not null default 0,
  add column offline_change integer not null default 0;

-- The past, as far as the signatures still tell it (docs/decisions/050): each was made, most were
-- confirmed, some were withdrawn or set aside later. Those that ran out or were disowned left nothing.
insert into petition_minutes as t (petition_id, minute, pending_change, held_change,
  confirmed_change, withdrawn_change, invalidated_change)
select s.petition_id, date_trunc('minute', step.at, 'UTC'),
  coalesce(sum(step.change) filter (where step.state = 'PENDING'), 0),
  coalesce(sum(step.change) filter (where step.state = 'HELD'), 0),
  coalesce(sum(step.change) filter (where step.state = 'CONFIRMED'), 0),
  coalesce(sum(step.change) filter (where step.state = 'WITHDRAWN'), 0),
  coalesce(sum(step.change) filter (where step.state = 'INVALIDATED'), 0)
from signatures s
left join lateral (
  select d.ended_at, m.state_before from decision_members m join decisions d on d.id = m.decision_id
  where s.state = 'INVALIDATED' and m.contact_id = s.contact_id and m.petition_id = s.petition_id
  order by d.created_at desc limit 1
) d on true
cross join lateral (select s.state = 'HELD' or d.state_before is not distinct from 'HELD' as was_held) h
cross join lateral (select
  case when h.was_held then 'HELD' when s.confirmed_at is null then 'PENDING' else 'CONFIRMED' end as state,
  case when s.state in ('WITHDRAWN', 'INVALIDATED')
    then coalesce(d.ended_at, s.decided_at, s.confirmed_at, s.signed_at) end as ended_at
) e
cross join lateral (values
  (s.signed_at, case when h.was_held then 'HELD' else 'PENDING' end, 1),
  (case when not h.was_held then s.confirmed_at end, 'PENDING', -1),
  (case when not h.was_held then s.confirmed_at end, 'CONFIRMED', 1),
  (e.ended_at, e.state, -1),
  (e.ended_at, s.state, 1)
) step (at, state, change)
where s.state <> 'DISOWNED' and step.at is not null
group by 1, 2
on conflict (petition_id, minute) do update set
  pending_change = excluded.pending_change, held_change = excluded.held_change,
  confirmed_change = excluded.confirmed_change, withdrawn_change = excluded.withdrawn_change,
  invalidated_change = excluded.invalidated_change;

insert into petition_minutes as t (petition_id, minute, offline_change)
select petition_id, date_trunc('minute', entered_at, 'UTC'), sum(count)
from offline_batches group by 1, 2
on conflict (petition_id, minute) do update set offline_change = excluded.offline_change;

-- Whatever else a tally has is as old as its last change: when it came, nobody can tell.
insert into petition_minutes as t (petition_id, minute, pending_change, held_change,
  confirmed_change, withdrawn_change, invalidated_change, offline_change)
select petition_id, date_trunc('minute', changed_at, 'UTC'), rest.*
from petition_tallies k left join (
  select petition_id, sum(pending_change) as pending, sum(held_change) as held,
    sum(confirmed_change) as confirmed, sum(withdrawn_change) as withdrawn,
    sum(invalidated_change) as invalidated, sum(offline_change) as offline
  from petition_minutes group by petition_id
) m using (petition_id)
cross join lateral (select
  k.pending - coalesce(m.pending, 0), k.held - coalesce(m.held, 0),
  k.confirmed - coalesce(m.confirmed, 0), k.withdrawn - coalesce(m.withdrawn, 0),
  k.invalidated - coalesce(m.invalidated, 0), k.offline - coalesce(m.offline, 0)
) rest (pending, held, confirmed, withdrawn, invalidated, offline)
where (rest.pending, rest.held, rest.confirmed, rest.withdrawn, rest.invalidated, rest.offline)
  <> (0, 0, 0, 0, 0, 0)
on conflict (petition_id, minute) do update set
  pending_change = t.pending_change + excluded.pending_change,
  held_change = t.held_change + excluded.held_change,
  confirmed_change = t.confirmed_change + excluded.confirmed_change,
  withdrawn_change = t.withdrawn_change + excluded.withdrawn_change,
  invalidated_change = t.invalidated_change + excluded.invalidated_change,
  offline_change = t.offline_change + excluded.offline_change;
