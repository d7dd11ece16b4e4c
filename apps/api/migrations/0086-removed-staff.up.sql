-- Since when a member has this role. granted_at tells since when they are staff at all: by it new alerts
-- are counted until the first reading, and another role makes none of them old.
alter table staff_members add column role_since timestamptz not null default now();
update staff_members set role_since = granted_at;

-- What a member had who was removed a moment ago, so that undoing it brings it back. Nobody is mailed by
-- it. The reader's columns are null for whoever had neither chosen nor read anything.
create table removed_staff (
  account_id text primary key,
  removed_at timestamptz not null,
  granted_at timestamptz not null,
  role_since timestamptz not null,
  time_zone text not null,
  reader_id uuid,
  kinds text[],
  locale text,
  read_up_to bigint
);
