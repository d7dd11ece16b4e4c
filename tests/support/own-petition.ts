import pg from 'pg';

/** A petition of the site that one file alone signs, so that the others can tell what they counted. */
export function createOwnPetition(
  ownerUrl: string,
  slug: string,
  title: string | null = null,
): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    await owner.query(
      `insert into petitions (campaign_id, slug, title, demand, addressed_to, locale, texts)
       select campaign_id, $1, coalesce($2, title), demand, addressed_to, locale, texts
       from petitions where slug = 'go-further-and-faster' on conflict (slug) do nothing`,
      [slug, title],
    );
  });
}

/**
 * People of four countries who signed it last month, with their part of every count: 120 are enough for
 * a map, and for a milestone. Nobody's name or address is kept any more, so none has to be sealed.
 */
export function addCrowd(ownerUrl: string, slug: string, size = 120): Promise<void> {
  return asOwner(ownerUrl, async (owner) => void (await owner.query(CROWD, [slug, size])));
}

/** It has come to its end, and the newsroom has told what became of it. */
export function closeOwnPetition(ownerUrl: string, slug: string): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    await owner.query(
      `with closed as (
         update petitions set closed_at = now() - interval '5 days',
           created_at = now() - interval '60 days', text_changed_at = now() - interval '60 days'
         where slug = $1 returning id)
       insert into petition_updates (petition_id, title, body, texts, posted_at)
       select id, $2, $3, $4, now() - interval '2 days' from closed`,
      [slug, ...UPDATE],
    );
  });
}

async function asOwner(
  ownerUrl: string,
  write: (owner: pg.Client) => Promise<void>,
): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await write(owner);
  } finally {
    await owner.end();
  }
}

const UPDATE = [
  'We have handed the petition over',
  'It was handed over with every signature that counts.\n\nWhat is answered, we tell here.',
  {
    uk: {
      title: 'Ми передали петицію',
      body: 'Її передано з усіма підписами, що зараховані.\n\nЩо відповіли, ми розповімо тут.',
    },
  },
];

const CROWD = `
  with p as (select id from petitions where slug = $1),
  new as materialized (
    select gen_random_uuid() as id, sha256(int4send(i)) as bytes,
      (array['GB','UA','GB','PL','GB','UA','GB','IE','GB','UA'])[1 + i % 10] as country,
      now() - interval '40 days' + i * least(interval '1 hour', interval '39 days' / $2::int) as at
    from generate_series(1, $2::int) i
  ), s as (
    insert into signatures (petition_id, contact_id, state, country, display, consent_to_updates,
      consent_version, source, domain_tag, text_version, signed_at, confirmed_at, act_id)
    select p.id, new.id, 'CONFIRMED', country, 'HIDDEN', false, 1, 'petition', bytes, 1, at, at,
      gen_random_uuid() from new, p
  ), m as (
    insert into petition_minutes (petition_id, minute, signed, confirmed, confirmed_change)
    select p.id, date_trunc('minute', at), count(*), count(*), count(*) from new, p group by 1, 2
  ), t as (
    insert into petition_tallies as t (petition_id, confirmed) select id, $2::int from p
    on conflict (petition_id) do update set confirmed = t.confirmed + excluded.confirmed
  ), b as (
    insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
    select id, 'petition', $2::int, $2::int from p on conflict (petition_id, source) do update set
      signatures = t.signatures + excluded.signatures, confirmed = t.confirmed + excluded.confirmed
  ), c as (
    insert into petition_country_tallies as t (petition_id, country, confirmed)
    select p.id, country, count(*) from p, new group by 1, 2
    on conflict (petition_id, country) do update set confirmed = t.confirmed + excluded.confirmed
  )
  insert into ledger (petition_id, day, kind, entries)
  select p.id, (at at time zone 'utc')::date, 'confirmed', count(*) from p, new group by 1, 2`;
