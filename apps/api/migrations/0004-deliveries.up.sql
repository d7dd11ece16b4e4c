-- Every mail of the product is a row here: what is owed, to whom, and when it was handed over.
create table deliveries (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  contact_id uuid not null,
  subject_id uuid not null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  -- While a worker has it in hand nobody else takes it; a crash lets it go after this.
  claimed_until timestamptz,
  attempts integer not null default 0,
  sent_at timestamptz,
  dropped_at timestamptz,
  drop_reason text
);
create unique index deliveries_one_waiting on deliveries (contact_id, subject_id, kind)
  where sent_at is null and dropped_at is null;
create index deliveries_due on deliveries (due_at) where sent_at is null and dropped_at is null;
create index deliveries_sent on deliveries (contact_id, sent_at) where sent_at is not null;
