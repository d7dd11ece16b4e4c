import { CHANGE } from './ledger.queries.ts';

/**
 * $1 above how many, $2 of how many days, $3 seconds. Entries of days and kinds that come to more than
 * that, whatever their direction. Of what may still grow, what has not done so for some seconds: paper is
 * entered in one go, a decision by chunks.
 */
export const LARGE_CHANGES = `
  select id, petition_id as "petitionId", to_char(day, 'YYYY-MM-DD') as day, kind,
    ${CHANGE} as change, at, grown_at as "grownAt"
  from (
    select *, sum(abs(entries)) over (partition by petition_id, day, kind) as line
    from ledger_reasons
    where day > (now() at time zone 'utc')::date - $2::int
      and (kind = 'offline' or grown_at < clock_timestamp() - $3 * interval '1 second')
  ) r where line > $1
  order by at, id`;

/** $1 ids */
export const ENTRIES_WITH_REASON = `
  select id, kind, ${CHANGE} as change, reason, role, approver_role as "approverRole",
    batch_id as "batchId"
  from ledger_reasons where id = any($1::uuid[])`;
