import type pg from 'pg';

const CHUNK = 100_000;

/**
 * Writes signatures that nobody sent, with everything that a real one has: its contact, its mail, its
 * part of every count, and bytes of the usual length where a name or an address would be sealed. Nothing
 * can open those: where they are to be read, they are left out, as once their people were forgotten.
 */
export async function fill(
  database: pg.Pool,
  count: number,
  state: 'PENDING' | 'CONFIRMED',
  days = 30,
  isSealed = true,
): Promise<void> {
  for (let left = count; left > 0; left -= CHUNK) {
    await database.query(FILL, [Math.min(left, CHUNK), state, days, isSealed]);
    if (count > CHUNK && left % 1_000_000 === 0) console.error(`${left} signatures to go`);
  }
}

/** $1 how many, $2 their state, $3 over how many days, $4 whether with what would be sealed */
const FILL = `
  with new as materialized (
    select gen_random_uuid() as id, (array['GB','UA','DE','PL','US','FR'])[1 + i % 6] as country,
      sha256(int4send(i) || float8send(random())) as bytes,
      -- A few hundred providers, and as many networks as people share.
      sha256(int4send(i % 300)) as domain, sha256(int4send((random() * 100000)::int)) as network,
      -- What waits to be confirmed came lately.
      now() - interval '1 hour' - case when $2 = 'CONFIRMED' then random() * $3 * interval '1 day' else '0' end
        as signed_at
    from generate_series(1, $1::int) i
  ), p as (
    select id, $2::text as state, $2 = 'CONFIRMED' as confirmed from petitions
    where slug = 'go-further-and-faster'
  ), c as (
    insert into contacts (id, sealed_address) select id, bytes || substring(bytes, 1, 24) from new where $4::boolean
  ), s as (
    insert into signatures (petition_id, contact_id, state, sealed_name, country, display,
      consent_to_updates, consent_version, source, network_tag, domain_tag, text_version, signed_at,
      confirmed_at, act_id)
    select p.id, new.id, p.state, case when $4 then bytes || substring(bytes, 1, 20) end, country, 'HIDDEN', false, 1,
      'bench', network, domain, 1, signed_at, case when p.confirmed then signed_at end, gen_random_uuid()
    from new, p
  ), d as (
    insert into deliveries (kind, contact_id, subject_id, sent_at)
    select 'confirmation', new.id, p.id, signed_at from new, p
  ), m as (
    insert into petition_minutes as t
      (petition_id, minute, signed, confirmed, pending_change, confirmed_change)
    select p.id, date_trunc('minute', signed_at), count(*), case when p.confirmed then count(*) else 0 end,
      case when p.confirmed then 0 else count(*) end, case when p.confirmed then count(*) else 0 end
    from new, p group by p.id, p.confirmed, 2
    on conflict (petition_id, minute) do update set
      signed = t.signed + excluded.signed, confirmed = t.confirmed + excluded.confirmed,
      pending_change = t.pending_change + excluded.pending_change,
      confirmed_change = t.confirmed_change + excluded.confirmed_change
  ), t as (
    insert into petition_tallies as t (petition_id, pending, confirmed)
    select id, case when confirmed then 0 else $1 end, case when confirmed then $1 else 0 end from p
    on conflict (petition_id) do update set
      pending = t.pending + excluded.pending, confirmed = t.confirmed + excluded.confirmed
  ), b as (
    insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
    select id, 'bench', $1, case when confirmed then $1 else 0 end from p
    on conflict (petition_id, source) do update set
      signatures = t.signatures + excluded.signatures, confirmed = t.confirmed + excluded.confirmed
  ), l as (
    insert into petition_country_tallies as t (petition_id, country, confirmed)
    select p.id, country, count(*) from p, new where p.confirmed group by 1, 2
    on conflict (petition_id, country) do update set confirmed = t.confirmed + excluded.confirmed
  )
  select add_to_ledger(id, 'confirmed', $1) from p where confirmed`;
