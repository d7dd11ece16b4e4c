-- Up to which moment each rule of retention has been carried out.
create table retention_progress (
  task text primary key,
  done_until timestamptz not null
);
-- Signatures come in the order of their times, so that a few kilobytes find those of a day among millions.
create index signatures_signed on signatures using brin (signed_at) with (pages_per_range = 32);

-- Whose mails are to be forgotten, and since when their address is.
create table forgotten_contacts (
  contact_id uuid primary key,
  forgotten_at timestamptz not null default now()
);

-- What was dropped is looked for when its person is forgotten.
create index deliveries_dropped on deliveries (contact_id) where dropped_at is not null;
