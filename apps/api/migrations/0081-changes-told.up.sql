-- A fifth kind of alert: staff changed a count by much. What it says of the change stands in the entry
-- with a reason that added most to it; `figure` is how many of the line were told, `others` how many
-- other entries are in it.
alter table alerts drop constraint alerts_kind_check,
  add constraint alerts_kind_check
    check (kind in ('MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL', 'CHANGE')),
  add column entry_id uuid references ledger_reasons,
  add check ((entry_id is null) = (kind <> 'CHANGE'));
alter table alert_readers drop constraint alert_readers_kinds_check,
  add constraint alert_readers_kinds_check
    check (kinds <@ array['MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL', 'CHANGE']);

-- How many of each entry staff were told of. What was entered before today is told by nobody.
create table changes_told (
  entry_id uuid primary key references ledger_reasons,
  entries integer not null
);
insert into changes_told (entry_id, entries) select id, abs(entries) from ledger_reasons;

-- When an entry last grew: while it does, nobody knows what it will come to. In milliseconds, as `at`.
alter table ledger_reasons add column grown_at timestamptz(3) not null default now();
update ledger_reasons set grown_at = at;
-- The entries of late are looked at every minute. Nothing that grows stands in the index.
create index ledger_reasons_day on ledger_reasons (day);

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
  on conflict (petition_id, batch_id, day, kind) do update
    set entries = r.entries + excluded.entries, grown_at = excluded.grown_at;
end;
