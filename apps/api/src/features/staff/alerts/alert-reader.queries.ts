/** $1 account. Members who have chosen and read nothing yet have no row of their own. */
export const READ_READER = `
  select coalesce(r.kinds, '{}') as kinds, r.read_up_to as "readUpTo", m.granted_at as "grantedAt"
  from staff_members m left join alert_readers r using (account_id) where m.account_id = $1`;

/** $1 account, $2 kinds, $3 locale. Nothing for whoever is staff no more. */
export const SET_KINDS = `
  insert into alert_readers (account_id, kinds, locale)
  select account_id, $2, $3 from staff_members where account_id = $1 for key share
  on conflict (account_id) do update set kinds = excluded.kinds, locale = excluded.locale`;

/** $1 account, $2 alert, $3 kinds that they may see, $4 locale, until one is chosen. No row where there is no such alert. */
export const MARK_READ = `
  insert into alert_readers as r (account_id, read_up_to, locale)
  select m.account_id, a.id, $4 from staff_members m, alerts a
  where m.account_id = $1 and a.id = $2 and a.kind = any($3::text[]) for key share of m
  on conflict (account_id) do update set read_up_to = greatest(r.read_up_to, excluded.read_up_to)
  returning read_up_to`;

/** $1 what mails to them are about. Whose they are, and null for whoever is staff no more. */
export const STOP_MAILS = `
  update alert_readers set kinds = '{}' where id = $1 and kinds <> '{}' returning account_id as "accountId"`;

/** $1 what a mail to them is about */
export const READER_OF_MAIL = `
  select r.account_id as "accountId", r.kinds, r.locale, m.role,
    m.may_approve_from as "mayApproveFrom", m.time_zone as "timeZone"
  from alert_readers r join staff_members m using (account_id) where r.id = $1`;

/** Of each alert that is to be mailed, once, to whom: a mail about stuck mails goes when they move again. */
export const NOTICE_ALERTS = `
  with noticed as (
    update alerts set noticed_at = clock_timestamp()
    where noticed_at is null and (kind <> 'MAIL' or ended_at is not null)
    returning id, kind)
  insert into alert_notices (account_id, alert_id)
  select r.account_id, n.id from noticed n join alert_readers r on n.kind = any(r.kinds)`;

export const READERS_TO_MAIL = `
  select r.id, r.account_id as "accountId" from alert_readers r
  where exists (select from alert_notices n where n.account_id = r.account_id and n.delivery_id is null)`;

/** $1 delivery, $2 account. What it will tell, and what came since it was owed. */
export const TAKE_NOTICES = `
  update alert_notices set delivery_id = $1
  where account_id = $2 and (delivery_id is null or delivery_id = $1) returning alert_id as id`;

/** $1 delivery. Another one will tell it. */
export const RETURN_NOTICES = `
  update alert_notices set delivery_id = null where delivery_id = $1`;

/** $1 contact, $2 what the mail is about */
export const NOTE_CONTACT = `
  insert into alert_contacts (contact_id, subject_id, used_at) values ($1, $2, clock_timestamp())
  on conflict (contact_id, subject_id) do update set used_at = excluded.used_at`;

/** $1 days since they were last mailed about an alert */
export const TAKE_CONTACTS = `
  delete from alert_contacts where used_at < clock_timestamp() - $1 * interval '1 day'
  returning contact_id as "contactId", subject_id as "subjectId"`;

/** $1 days. Whom old alerts were mailed to. */
export const FORGET_NOTICES = `
  delete from alert_notices n using alerts a
  where a.id = n.alert_id and n.delivery_id is not null
    and a.raised_at < clock_timestamp() - $1 * interval '1 day'`;
