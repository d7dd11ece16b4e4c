/**
 * $1 id, $2 account, $3 contact, $4 locale; no more than $6 in $5 minutes. The mail that is not written yet, or a
 * new one; held until the transaction ends, so that it is written with what the transaction adds, or without it.
 */
export const HOLD_OPEN_MAIL = `
  insert into safety_mails as m (id, account_id, contact_id, locale, due_at)
  select $1, $2, $3, $4, greatest(clock_timestamp(), (
    select greatest(due_at, written_at) + $5 * interval '1 minute'
    from safety_mails where account_id = $2 and written_at is not null
    order by greatest(due_at, written_at) desc offset $6 - 1 limit 1))
  on conflict (account_id) where written_at is null
    do update set contact_id = excluded.contact_id, noted_at = excluded.noted_at
  returning id, due_at as "dueAt"`;

/** $1 mail, $2 entry */
export const ADD_TO_MAIL = `insert into safety_mail_entries (mail_id, entry_id) values ($1, $2)`;

/** $1 mail. From now on it takes nothing more. */
export const CLOSE_MAIL = `
  update safety_mails set written_at = coalesce(written_at, clock_timestamp()) where id = $1
  returning account_id as "accountId", locale`;

/** $1 mail */
export const CHANGES_OF_MAIL = `
  select a.action, a.detail, a.at
  from safety_mail_entries e join audit_entries a on a.id = e.entry_id
  where e.mail_id = $1 order by a.id`;

/** $1 days. Mails of before, unless their address waits for one still, this one or another. */
export const TAKE_OLD_MAILS = `
  delete from safety_mails m
  where noted_at < clock_timestamp() - $1 * interval '1 day'
    and not exists (
      select from deliveries d where d.contact_id = m.contact_id
        and d.sent_at is null and d.dropped_at is null)
  returning id, contact_id as "contactId"`;
