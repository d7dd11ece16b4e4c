-- Why a count is what it is: one line a petition, day (UTC) and kind.
create table ledger (
  petition_id uuid not null,
  day date not null,
  kind text not null check (kind in
    ('confirmed', 'withdrawn', 'held', 'released', 'invalidated', 'reinstated', 'offline', 'erased')),
  entries integer not null check (entries > 0),
  primary key (petition_id, day, kind)
);

-- The application may add to a line and do nothing else: it has no right to update or delete.
create function add_to_ledger(petition uuid, kind text, more integer) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into ledger (petition_id, day, kind, entries)
  values (petition, (now() at time zone 'utc')::date, kind, more)
  on conflict (petition_id, day, kind) do update set entries = ledger.entries + excluded.entries;
end;
