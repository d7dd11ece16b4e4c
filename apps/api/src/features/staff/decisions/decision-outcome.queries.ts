/** $1 decision, $2 what became of it, $3 whoever proposed it. Nobody who is staff no more. */
export const ADD_OUTCOME = `
  insert into decision_outcomes (decision_id, outcome, account_id)
  select $1, $2, account_id from alert_readers where account_id = $3
  on conflict do nothing`;

/** $1 one account, or null for all. Who is to be told of something. */
export const READERS_OF_OUTCOMES = `
  select r.id, r.account_id as "accountId", m.role
  from alert_readers r join staff_members m using (account_id)
  where ($1::text is null or r.account_id = $1) and exists (
    select from decision_outcomes o where o.account_id = r.account_id and o.delivery_id is null)`;

/** $1 delivery, $2 account. What it will tell, and what came since it was owed. */
export const TAKE_OUTCOMES = `
  update decision_outcomes set delivery_id = $1
  where account_id = $2 and (delivery_id is null or delivery_id = $1)
  returning decision_id as "decisionId", outcome, happened_at as "happenedAt"`;

/** $1 delivery. Another one will tell it. */
export const RETURN_OUTCOMES = `
  update decision_outcomes set delivery_id = null where delivery_id = $1`;

/** $1 days since it was mailed, or was not to be mailed after all, $2 days for whom nothing can be mailed. */
export const FORGET_OUTCOMES = `
  delete from decision_outcomes o where case
    when o.delivery_id is null then o.happened_at < clock_timestamp() - $2 * interval '1 day'
    else not exists (
      select from deliveries d where d.id = o.delivery_id
        and coalesce(d.sent_at, d.dropped_at, 'infinity') > clock_timestamp() - $1 * interval '1 day')
    end`;
