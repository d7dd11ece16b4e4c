-- The one place that knows a supporter's address. The id is the blind index.
create table contacts (
  id uuid primary key,
  sealed_address bytea not null,
  -- Mail caps look back no further than this: confirming resets them.
  caps_reset_at timestamptz,
  created_at timestamptz not null default now()
);
-- "Never write to me": holds the blind index only, and outlives the contact.
create table suppressions (
  contact_id uuid primary key,
  created_at timestamptz not null default now()
);
