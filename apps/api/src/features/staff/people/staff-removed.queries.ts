/** $1 account, $2 now. In place of what an earlier removal has left. */
export const KEEP_REMOVED = `
  insert into removed_staff as s (account_id, removed_at, granted_at, role_since, time_zone,
    reader_id, kinds, locale, read_up_to)
  select m.account_id, $2, m.granted_at, m.role_since, m.time_zone,
    r.id, r.kinds, r.locale, r.read_up_to
  from staff_members m left join alert_readers r using (account_id) where m.account_id = $1
  on conflict (account_id) do update set removed_at = excluded.removed_at,
    granted_at = excluded.granted_at, role_since = excluded.role_since,
    time_zone = excluded.time_zone, reader_id = excluded.reader_id, kinds = excluded.kinds,
    locale = excluded.locale, read_up_to = excluded.read_up_to`;

/** $1 account, which has a role again. The reader's id is the old one: links in old mails end these mails still. */
export const BRING_BACK = `
  with was as (
    delete from removed_staff where account_id = $1 returning *
  ), member as (
    update staff_members m
    set time_zone = was.time_zone, granted_at = was.granted_at, role_since = was.role_since
    from was where m.account_id = was.account_id
  )
  insert into alert_readers (account_id, id, kinds, locale, read_up_to)
  select account_id, reader_id, kinds, locale, read_up_to from was where reader_id is not null`;

/** $1 since when. Who has a role again is not removed, whoever gave it. */
export const REMOVED_SINCE = `
  select account_id as id from removed_staff r
  where removed_at > $1
    and not exists (select from staff_members m where m.account_id = r.account_id)`;

/**
 * $1 accounts as the log names them, $2 since when. What last became of the role of each since then: read along
 * the entries about them, so that however much others have noted meanwhile hides nothing.
 */
export const LAST_CHANGES = `
  select distinct on (subject) subject, actor, action, detail, at
  from audit_entries
  where subject = any($1::text[]) and at > $2
    and action in ('remove-staff', 'restore-staff', 'change-role', 'grant-staff')
  order by subject, id desc`;

/** $1 now, $2 minutes */
export const FORGET_REMOVED = `
  delete from removed_staff where removed_at < $1::timestamptz - $2 * interval '1 minute'`;
