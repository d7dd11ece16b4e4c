// A mail that still waits has neither been sent nor dropped. Each query says so in the words of the
// one index that it is to use, or, where it knows the id, in those of none: the statistics of a quiet
// day promise that nothing waits, and any index on what waits would then look as good as the right one.

// Who knows an address can have these sent to it.
const IS_CAPPED = `kind in ('confirmation', 'already-signed', 'signature-link')`;

/**
 * Takes mails that are due and lets nobody else take them for a while.
 * $1 how many, $2 seconds of the claim, $3 minutes between two mails of the signing kind to one
 * address, $4 how many such mails an address may get in $5 hours.
 *
 * A contact's row is locked while its caps are looked at, and at most one capped mail a contact is
 * taken at a time, so that two workers cannot both find room. What has no room yet is put off, never dropped.
 */
export const CLAIM_DELIVERIES = `
  with due as (
    select d.id, d.contact_id, d.kind
    from deliveries d join contacts c on c.id = d.contact_id
    where coalesce(d.sent_at, d.dropped_at) is null and d.due_at <= clock_timestamp()
      and (d.claimed_until is null or d.claimed_until < clock_timestamp())
    order by d.due_at limit $1
    for no key update of d, c skip locked
  ), ranked as (
    select *, ${IS_CAPPED} as capped,
      row_number() over (partition by contact_id, ${IS_CAPPED} order by id) as turn
    from due
  ), judged as (
    select r.id,
      case when not r.capped then null
        when r.turn > 1 then clock_timestamp() + $3 * interval '1 minute'
        else greatest(
          p.last_sent + $3 * interval '1 minute',
          case when p.in_window >= $4 then p.first_sent + $5 * interval '1 hour' end,
          p.busy_until
        ) end as not_before
    from ranked r
    left join lateral (
      select max(s.sent_at) as last_sent, min(s.sent_at) as first_sent, count(s.sent_at) as in_window,
        (select max(b.claimed_until) from deliveries b
          where b.contact_id = r.contact_id and b.id <> r.id and b.sent_at is null and b.dropped_at is null
            and b.${IS_CAPPED} and b.claimed_until > clock_timestamp()) as busy_until
      from (
        select sent_at from deliveries
        where contact_id = r.contact_id and ${IS_CAPPED}
          and sent_at > greatest(
            clock_timestamp() - $5 * interval '1 hour',
            (select caps_reset_at from contacts where id = r.contact_id))
        order by sent_at desc limit $4
      ) s
    ) p on true
  ), put_off as (
    update deliveries d set due_at = j.not_before from judged j
    where d.id = j.id and j.not_before > clock_timestamp()
  )
  update deliveries d
  set claimed_until = clock_timestamp() + $2 * interval '1 second', attempts = d.attempts + 1
  from judged j
  where d.id = j.id and (j.not_before is null or j.not_before <= clock_timestamp())
  returning d.id, d.kind, d.contact_id as "contactId", d.subject_id as "subjectId", d.attempts`;

/**
 * $1 ids, $2 the attempts that claimed them, $3 seconds. Returns the ids whose claims have not run
 * out: the caps of the others are to be looked at again.
 */
export const KEEP_CLAIMS = `
  update deliveries d set claimed_until = clock_timestamp() + $3 * interval '1 second'
  from unnest($1::uuid[], $2::integer[]) as c (id, attempts)
  where d.id = c.id and d.attempts = c.attempts and d.claimed_until > clock_timestamp()
    and coalesce(d.dropped_at, d.sent_at) is null
  returning d.id`;

/** $1 ids */
export const MARK_SENT = `
  update deliveries d set sent_at = clock_timestamp(), claimed_until = null
  from unnest($1::uuid[]) as c (id) where d.id = c.id`;

/** $1 ids, $2 why each */
export const DROP = `
  update deliveries d set dropped_at = clock_timestamp(), drop_reason = c.reason, claimed_until = null
  from unnest($1::uuid[], $2::text[]) as c (id, reason) where d.id = c.id`;

/** $1 id, $2 in how many seconds */
export const TRY_LATER = `
  update deliveries set due_at = clock_timestamp() + $2 * interval '1 second', claimed_until = null
  where id = $1`;

/** $1 id, $2 kind, $3 contact, $4 what about, $5 due at */
export const ADD_DUE_AT = `
  insert into deliveries (id, kind, contact_id, subject_id, due_at) values ($1, $2, $3, $4, $5)
  on conflict (contact_id, subject_id, kind) where sent_at is null and dropped_at is null do nothing`;

/** $1 id, $2 kind, $3 contact, $4 what about, $5 minutes after the last such mail, $6 how many of them an hour */
export const ADD_IN_TURN = `
  insert into deliveries (id, kind, contact_id, subject_id, due_at)
  select $1, $2, $3, $4, greatest(clock_timestamp(), max(sent_at) + $5 * interval '1 minute',
    (array_agg(sent_at order by sent_at desc))[$6] + interval '1 hour')
  from deliveries where contact_id = $3 and kind = $2 and subject_id = $4
    and sent_at > clock_timestamp() - interval '1 hour'
  on conflict (contact_id, subject_id, kind) where sent_at is null and dropped_at is null do nothing
  returning id`;

/** $1 ids of what was claimed and not tried, $2 the attempts that claimed it */
export const RELEASE = `
  update deliveries d set claimed_until = null, attempts = d.attempts - 1
  from unnest($1::uuid[], $2::integer[]) as c (id, attempts)
  where d.id = c.id and d.attempts = c.attempts`;

/**
 * When the next mail that waits may go out, or its claim ends. Not at once: what is due and was not
 * claimed is in somebody's hands.
 */
export const NEXT_DUE = `
  select greatest(min(greatest(due_at, claimed_until)), clock_timestamp() + interval '1 second') as at
  from deliveries where coalesce(sent_at, dropped_at) is null having count(*) > 0`;

// Each arm in the words of its own index: what was sent, what was dropped, what waits.
const TO_CONTACTS = [
  'sent_at is not null',
  'dropped_at is not null',
  'sent_at is null and dropped_at is null',
]
  .map(
    (state) =>
      `select id, contact_id, subject_id from deliveries where contact_id = any($1::uuid[]) and ${state}`,
  )
  .join(' union all ');

/** $1 one contact id in an array, $2 petition. What was written to them about it, or is owed. */
export const DELIVERIES_ABOUT = `
  select kind, sent_at as "sentAt" from deliveries
  where dropped_at is null
    and id in (select t.id from (${TO_CONTACTS}) t where t.subject_id = $2)
  order by sent_at`;

/** $1 contact ids, $2 the petition of each. Whatever was written to them about it, or is owed. */
export const DELETE_DELIVERIES_ABOUT = `
  delete from deliveries where id in (
    select t.id from (${TO_CONTACTS}) t
    join unnest($1::uuid[], $2::uuid[]) as e (contact_id, subject_id) using (contact_id, subject_id))`;

/** $1 contact ids */
export const DELETE_DELIVERIES_TO = `
  delete from deliveries where id in (select id from (${TO_CONTACTS}) t)`;

/** $1 hours. Whose address was forgotten longer ago than that; who signed again since is known again. */
export const TAKE_FORGOTTEN = `
  with taken as (
    delete from forgotten_contacts where contact_id in (
      select contact_id from forgotten_contacts
      where forgotten_at < clock_timestamp() - $1 * interval '1 hour' limit 500)
    returning contact_id
  )
  select contact_id as "contactId" from taken t
  where not exists (select from contacts c where c.id = t.contact_id)`;
