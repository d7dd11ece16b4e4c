import type { World } from './world.ts';

/**
 * Confirmed signatures that nobody sent, with their part of every count, as long ago as that: for what
 * only shows among many. `domain` stands for the tag of one that they share.
 */
export async function addConfirmed(
  world: World,
  count: number,
  { country = 'GB', minutesAgo = 60 }: { country?: string; minutesAgo?: number } = {},
): Promise<void> {
  await world.owner.query(ADD, [count, country, minutesAgo]);
}

const ADD = `
  with new as materialized (
    select gen_random_uuid() as id, sha256(int4send(i)) as bytes,
      clock_timestamp() - $3 * interval '1 minute' as at
    from generate_series(1, $1::int) i
  ), p as (select id from petitions order by number limit 1),
  s as (
    insert into signatures (petition_id, contact_id, state, country, display, consent_to_updates,
      consent_version, network_tag, domain_tag, text_version, signed_at, confirmed_at, act_id)
    select p.id, new.id, 'CONFIRMED', $2, 'HIDDEN', false, 1, bytes, bytes, 1, at, at, gen_random_uuid()
    from new, p
  ), m as (
    insert into petition_minutes as t (petition_id, minute, signed, confirmed, confirmed_change)
    select p.id, date_trunc('minute', at), count(*), count(*), count(*) from new, p group by 1, 2
    on conflict (petition_id, minute) do update set
      signed = t.signed + excluded.signed, confirmed = t.confirmed + excluded.confirmed,
      confirmed_change = t.confirmed_change + excluded.confirmed_change
  ), t as (
    insert into petition_tallies as t (petition_id, confirmed) select id, $1 from p
    on conflict (petition_id) do update set confirmed = t.confirmed + excluded.confirmed
  ), b as (
    insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
    select id, 'direct', $1, $1 from p
    on conflict (petition_id, source) do update set
      signatures = t.signatures + excluded.signatures, confirmed = t.confirmed + excluded.confirmed
  ), c as (
    insert into petition_country_tallies as t (petition_id, country, confirmed)
    select id, $2, $1 from p
    on conflict (petition_id, country) do update set confirmed = t.confirmed + excluded.confirmed
  )
  select add_to_ledger(id, 'confirmed', $1) from p`;
