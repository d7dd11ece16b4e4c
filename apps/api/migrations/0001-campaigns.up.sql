create table campaigns (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  summary text not null,
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index campaigns_one_default on campaigns (is_default) where is_default;
