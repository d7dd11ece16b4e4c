-- What `excluded` may name holds every column of the table, so the function lets go of it first. It is
-- replaced and not dropped, for the rights on it.
create or replace function enter_with_reason(
  petition uuid, kind text, more integer, reason text, role text, batch uuid
) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
end;
drop index ledger_reasons_day;
alter table ledger_reasons drop column grown_at;
create or replace function enter_with_reason(
  petition uuid, kind text, more integer, reason text, role text, batch uuid
) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into ledger (petition_id, day, kind, entries)
  values (petition, (now() at time zone 'utc')::date, kind, more)
  on conflict (petition_id, day, kind) do update set entries = ledger.entries + excluded.entries;
  -- A batch that works in portions is one entry a day.
  insert into ledger_reasons as r (petition_id, day, kind, entries, reason, role, batch_id)
  values (petition, (now() at time zone 'utc')::date, kind, more, reason, role, batch)
  on conflict (petition_id, batch_id, day, kind) do update set entries = r.entries + excluded.entries;
end;

drop table changes_told;

-- Whom it was mailed to goes with the alert.
delete from alerts where kind = 'CHANGE';
update alert_readers set kinds = array_remove(kinds, 'CHANGE');
alter table alert_readers drop constraint alert_readers_kinds_check,
  add constraint alert_readers_kinds_check
    check (kinds <@ array['MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL']);
-- Its check goes with the column.
alter table alerts drop column entry_id,
  drop constraint alerts_kind_check,
  add constraint alerts_kind_check check (kind in ('MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL'));
