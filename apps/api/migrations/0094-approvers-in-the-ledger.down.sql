drop function enter_with_reason(uuid, text, integer, text, text, uuid, text);
alter table ledger_reasons drop column approver_role;
alter table decisions drop column approver_role;
create function enter_with_reason(
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
  on conflict (petition_id, batch_id, day, kind) do update
    set entries = r.entries + excluded.entries, grown_at = excluded.grown_at;
end;
