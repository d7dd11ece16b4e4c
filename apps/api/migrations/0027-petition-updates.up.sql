-- What became of a petition, told by the newsroom while it runs and after it closed.
create table petition_updates (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petitions (id),
  title text not null,
  body text not null,
  locale text not null default 'en',
  texts jsonb not null default '{}',
  posted_at timestamptz not null default now()
);
create index petition_updates_newest on petition_updates (petition_id, posted_at desc, id desc);
