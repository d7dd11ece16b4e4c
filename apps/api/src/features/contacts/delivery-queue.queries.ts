/**
 * $1 how many mails are looked at, the one that is due first before the others: the cost is that of so
 * many, however many wait. What was put off and not tried has time.
 */
export const MAIL_QUEUE = `
  with waiting as (
    select due_at, attempts from deliveries
    where coalesce(sent_at, dropped_at) is null
      and due_at <= clock_timestamp() + interval '6 minutes'
    order by due_at limit $1)
  select clock_timestamp() as now, min(due_at) as "firstDueAt",
    (count(*) filter (where due_at <= clock_timestamp() or attempts > 0))::int as waiting
  from waiting`;

/** $1 minutes. What became of mails in them, the oldest first. */
export const MAIL_MINUTES = `
  select minute as at, sent, failed, shut from mail_minutes
  where minute > clock_timestamp() - $1 * interval '1 minute' order by minute`;

/** How long the mail that was due first has waited, in seconds; 0 when none is due. One entry of an index. */
export const MAIL_QUEUE_AGE = `
  select coalesce(greatest(extract(epoch from clock_timestamp() - (
    select due_at from deliveries where coalesce(sent_at, dropped_at) is null
    order by due_at limit 1)), 0), 0)::float8 as seconds`;

/** $1 taken, $2 not taken at the first try, $3 tries at which nothing was taken from us */
export const NOTE_MAILS = `
  insert into mail_minutes as m (minute, sent, failed, shut)
  values (date_trunc('minute', clock_timestamp()), $1, $2, $3)
  on conflict (minute) do update set sent = m.sent + excluded.sent,
    failed = m.failed + excluded.failed, shut = m.shut + excluded.shut`;

export const FORGET_MAIL_MINUTES = `
  delete from mail_minutes where minute < clock_timestamp() - interval '1 day'`;
