const MINUTE = `date_trunc('minute', now())`;

/** $1 petition, $2 contact, $3 sealed address, $4.. the submission, $14 the act. */
export const SIGN_ONE = `
  with c as (
    insert into contacts (id, sealed_address) values ($2, $3) on conflict (id) do nothing
  ), s as (
    insert into signatures (petition_id, contact_id, state, sealed_name, sealed_postcode, country,
      display, consent_to_updates, consent_version, source, network_tag, domain_tag, text_version,
      signed_at, act_id)
    values ($1, $2, 'PENDING', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now(), $14)
    on conflict (petition_id, contact_id) do nothing returning source
  ), d as (
    insert into deliveries (kind, contact_id, subject_id) select 'confirmation', $2, $1 from s
    on conflict (contact_id, subject_id, kind) where sent_at is null and dropped_at is null do nothing
  ), m as (
    insert into petition_minutes as t (petition_id, minute, signed) select $1, ${MINUTE}, 1 from s
    on conflict (petition_id, minute) do update set signed = t.signed + 1
  ), b as (
    insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
    select $1, coalesce(source, 'direct'), 1, 0 from s
    on conflict (petition_id, source) do update set signatures = t.signatures + 1
  ), t as (
    insert into petition_tallies as t (petition_id, pending) select $1, 1 from s
    on conflict (petition_id) do update set pending = t.pending + 1, changed_at = now()
  )
  select count(*) from s`;

/** $1 petition, $2 contact, $3 the render whose button was pressed. */
export const CONFIRM_ONE = `
  with s as (
    update signatures set state = 'CONFIRMED', confirmed_at = now(), decided_at = now(), render_id = $3
    where petition_id = $1 and contact_id = $2 and state = 'PENDING' returning country, source
  ), d as (
    insert into deliveries (kind, contact_id, subject_id) select 'thank-you', $2, $1 from s
    on conflict (contact_id, subject_id, kind) where sent_at is null and dropped_at is null do nothing
  ), a as (
    update contacts set caps_reset_at = now() from s where id = $2
  ), m as (
    insert into petition_minutes as t (petition_id, minute, confirmed) select $1, ${MINUTE}, 1 from s
    on conflict (petition_id, minute) do update set confirmed = t.confirmed + 1
  ), b as (
    insert into petition_source_tallies as t (petition_id, source, signatures, confirmed)
    select $1, coalesce(source, 'direct'), 0, 1 from s
    on conflict (petition_id, source) do update set confirmed = t.confirmed + 1
  ), l as (
    insert into petition_country_tallies as t (petition_id, country, confirmed) select $1, country, 1 from s
    on conflict (petition_id, country) do update set confirmed = t.confirmed + 1
  ), t as (
    insert into petition_tallies as t (petition_id, pending, confirmed) select $1, -1, 1 from s
    on conflict (petition_id) do update set pending = t.pending - 1, confirmed = t.confirmed + 1,
      changed_at = now()
  )
  select count(*)::int as confirmed, (select add_to_ledger($1, 'confirmed', 1) from s) from s`;
