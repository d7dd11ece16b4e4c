import { withOwner } from './staff-at-work.ts';

/** A network that signs this petition far more than usual, as the watch over traffic notes it. */
export function addFlag(ownerUrl: string, slug: string, name: string): Promise<void> {
  return withOwner(ownerUrl, (owner) =>
    owner.query(
      `insert into traffic_flags (petition_id, kind, name, peak, usual)
       select id, 'NETWORK', $2, 40, 2 from petitions where slug = $1`,
      [slug, name],
    ),
  );
}

/** Has the worker look for alerts now, rather than at the next full minute. */
export function lookForAlerts(ownerUrl: string): Promise<void> {
  return withOwner(ownerUrl, (owner) =>
    owner.query(`select graphile_worker.add_job('watch-alerts')`),
  );
}

/** What may stand in the list: of a petition what is over, and traffic that lasts; mail that was late; and what waits. */
export async function addAlerts(ownerUrl: string, slug: string): Promise<void> {
  await addFlag(ownerUrl, slug, '3f2a000000000000');
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(ALERTS, [slug]);
    await owner.query(CHANGE, [slug]);
    await owner.query(PROPOSAL, [slug]);
  });
}

/** A decision that waits for whoever may approve it. */
const PROPOSAL = `
  insert into decisions (petition_id, kind, state, criteria, reason, expected, proposed_by, role, approvable_from)
  select id, 'INVALIDATION', 'PROPOSED', '{"country": "GB"}', 'One machine, within an hour', 40195, 'gone',
    'CAMPAIGNER', now()
  from petitions where slug = $1 and not exists (select from decisions where state = 'PROPOSED')`;

/** As if all of it had come just now: it is new to whoever has not read it. */
export function raiseAgain(ownerUrl: string): Promise<void> {
  return withOwner(ownerUrl, (owner) => owner.query('update alerts set raised_at = now()'));
}

/** Staff entered much from paper, in two goes: entries, ledger and count, as they belong together. */
const CHANGE = `
  with entry as (
    insert into ledger_reasons (petition_id, day, at, kind, entries, reason, role)
    select id, (now() at time zone 'utc')::date, now() - interval '22 minutes', 'offline', 900 * n,
      'Paper sheets from ' || n + 1 || ' reading rooms.', 'CAMPAIGNER'
    from petitions, generate_series(1, 2) n where slug = $1
    returning id, petition_id, entries
  ), told as (
    insert into changes_told (entry_id, entries) select id, entries from entry
  ), line as (
    insert into ledger (petition_id, day, kind, entries)
    select petition_id, (now() at time zone 'utc')::date, 'offline', sum(entries) from entry
    group by petition_id
  ), tally as (
    insert into petition_tallies (petition_id, offline)
    select petition_id, sum(entries) from entry group by petition_id
    on conflict (petition_id) do update set offline = excluded.offline
  ), passed as (
    insert into milestones_told (petition_id, total)
    select petition_id, sum(entries) from entry group by petition_id
    on conflict (petition_id) do update set total = excluded.total
  )
  insert into alerts
    (kind, petition_id, entry_id, figure, others, began_at, last_seen_at, ended_at)
  select 'CHANGE', petition_id, id, 2700, 1, now() - interval '22 minutes',
    now() - interval '3 minutes', now() - interval '3 minutes'
  from entry where entries = 1800`;

const ALERTS = `
  with p as (select id from petitions where slug = $1)
  insert into alerts (kind, petition_id, figure, began_at, last_seen_at, ended_at, traffic_kind,
    traffic_name, usual, others)
  select kind, case when kind <> 'MAIL' then p.id end, figure, now() - began, now() - ended,
    case when lasts then null else now() - ended end, traffic, name, usual, others
  from p, (values
    ('MILESTONE', 1000, interval '26 hours', interval '26 hours', false, null, null, null::real, null::int),
    ('MAIL', 214, interval '25 hours', interval '24 hours', false, null, null, null, null),
    ('DRIFT', 2, interval '3 hours', interval '2 hours', false, null, null, null, null),
    ('TRAFFIC', 40, interval '4 minutes', interval '1 minute', true, 'NETWORK', '3f2a000000000000', 2, 3)
  ) a (kind, figure, began, ended, lasts, traffic, name, usual, others)
  on conflict do nothing`;
