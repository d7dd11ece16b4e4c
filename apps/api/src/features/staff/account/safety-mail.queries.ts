/**
 * $1 account. No row for whoever has no role. The language, where they have chosen one for mails: in it they
 * are told, whoever did something on whichever page.
 */
export const MEMBER_OF_SAFETY_MAIL = `
  select case when r.kinds <> '{}' then r.locale end as locale
  from staff_members m left join alert_readers r using (account_id) where m.account_id = $1`;
