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

/** What may stand in the list: of a petition what is over, and traffic that lasts; and mail that was late. */
export async function addAlerts(ownerUrl: string, slug: string): Promise<void> {
  await addFlag(ownerUrl, slug, '3f2a000000000000');
  await withOwner(ownerUrl, (owner) => owner.query(ALERTS, [slug]));
}

/** As if all of it had come just now: it is new to whoever has not read it. */
export function raiseAgain(ownerUrl: string): Promise<void> {
  return withOwner(ownerUrl, (owner) => owner.query('update alerts set raised_at = now()'));
}

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
