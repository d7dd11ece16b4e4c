-- Why staff changed a count: every such line of the ledger is the sum of entries that each say why.
create table ledger_reasons (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null,
  day date not null,
  -- In milliseconds, as cursors have them.
  at timestamptz(3) not null default now(),
  kind text not null check (kind in ('invalidated', 'reinstated', 'released', 'offline')),
  entries integer not null check (entries > 0 or (kind = 'offline' and entries <> 0)),
  reason text not null check (char_length(reason) between 1 and 500),
  role text not null check (role in ('CAMPAIGNER', 'ADMIN')),
  batch_id uuid,
  unique (petition_id, batch_id, day, kind)
);
create index ledger_reasons_newest on ledger_reasons (petition_id, at desc, id desc);

-- What was entered from paper by mistake is taken off by an entry of its own, perhaps on another day.
alter table ledger drop constraint ledger_entries_check,
  add constraint ledger_entries_check check (entries > 0 or kind = 'offline');

-- Line and reason in one: neither can be written without the other.
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
  on conflict (petition_id, batch_id, day, kind) do update set entries = r.entries + excluded.entries;
end;

-- What needs a reason is refused here: null is no kind.
create or replace function add_to_ledger(petition uuid, kind text, more integer) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into ledger (petition_id, day, kind, entries)
  values (petition, (now() at time zone 'utc')::date,
    case when kind in ('confirmed', 'withdrawn', 'held', 'erased') then kind end, more)
  on conflict (petition_id, day, kind) do update set entries = ledger.entries + excluded.entries;
end;
