create table staff_members (
  account_id text primary key,
  role text not null check (role in ('VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', 'ADMIN')),
  granted_at timestamptz not null default now()
);
create table audit_entries (
  id bigint primary key generated always as identity,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  detail text
);
