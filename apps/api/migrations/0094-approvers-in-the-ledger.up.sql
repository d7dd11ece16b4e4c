-- In which role the second person agreed to what is entered in the ledger. What was entered before says
-- nothing of it, and stays as it is: entries are never rewritten.
alter table decisions add column approver_role text
  check (approver_role in ('CAMPAIGNER', 'ADMIN'));
alter table ledger_reasons add column approver_role text
  check (approver_role in ('CAMPAIGNER', 'ADMIN'));

-- A new one, with a default for whoever asks in the old way.
drop function enter_with_reason(uuid, text, integer, text, text, uuid);
create function enter_with_reason(
  petition uuid, kind text, more integer, reason text, role text, batch uuid,
  approver_role text default null
) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into ledger (petition_id, day, kind, entries)
  values (petition, (now() at time zone 'utc')::date, kind, more)
  on conflict (petition_id, day, kind) do update set entries = ledger.entries + excluded.entries;
  -- A batch that works in portions is one entry a day.
  insert into ledger_reasons as r
    (petition_id, day, kind, entries, reason, role, batch_id, approver_role)
  values
    (petition, (now() at time zone 'utc')::date, kind, more, reason, role, batch, approver_role)
  on conflict (petition_id, batch_id, day, kind) do update
    set entries = r.entries + excluded.entries, grown_at = excluded.grown_at;
end;
