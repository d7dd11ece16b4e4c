-- What staff entered from paper. The key counts each sending once, however often it is sent.
create table offline_batches (
  id uuid primary key default gen_random_uuid(),
  idempotency_key text not null unique,
  petition_id uuid not null references petitions (id),
  -- Negative where so many are taken off again.
  count integer not null check (count <> 0),
  note text not null check (char_length(note) between 1 and 500),
  collected_on date not null,
  -- In milliseconds, as cursors have them.
  entered_at timestamptz(3) not null default now()
);
create index offline_batches_newest on offline_batches (petition_id, entered_at desc, id desc);

-- Nobody can take off more than is there.
alter table petition_tallies add constraint petition_tallies_offline_check check (offline >= 0);
