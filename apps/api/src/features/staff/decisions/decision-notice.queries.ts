/** One after the other: who replaces a proposal tells its proposer, then others, in no order of all their keys. */
export const TAKE_TURN_TO_TELL = `select pg_advisory_xact_lock(hashtextextended('tell of decisions', 0))`;

/** $1 accounts, $2 the language of their mails until they choose one. In the order of their keys. */
export const ENSURE_READERS = `
  insert into alert_readers (account_id, locale)
  select account_id, $2 from staff_members where account_id = any($1::text[])
  order by account_id for key share
  on conflict (account_id) do nothing`;

/** $1 accounts, $2 the decision that each is to be told of: once, and not whoever is staff no more. */
export const NOTICE_DECISIONS = `
  insert into decision_notices (account_id, decision_id)
  select r.account_id, n.decision_id
  from unnest($1::text[], $2::uuid[]) as n (account_id, decision_id) join alert_readers r using (account_id)
  order by 1, 2
  on conflict do nothing`;

/** $1 accounts that may be told. Who of them is to be told of something. */
export const READERS_TO_TELL = `
  select r.id, r.account_id as "accountId" from alert_readers r
  where r.account_id = any($1::text[]) and exists (select from decision_notices n where n.account_id = r.account_id and n.delivery_id is null)`;

/** $1 delivery, $2 account. What it will tell, and what came since it was owed. */
export const TAKE_DECISION_NOTICES = `
  update decision_notices set delivery_id = $1
  where account_id = $2 and (delivery_id is null or delivery_id = $1) returning decision_id as id`;

/** $1 delivery, $2 the decisions that it tells. Another one will tell the others. */
export const RETURN_DECISION_NOTICES = `
  update decision_notices set delivery_id = null
  where delivery_id = $1 and decision_id <> all($2::uuid[])`;

/** What waits no longer is told no more; whom it was told to matters only while it waits. */
export const FORGET_DECISION_NOTICES = `
  delete from decision_notices n using decisions d
  where d.id = n.decision_id and d.state <> 'PROPOSED'`;
