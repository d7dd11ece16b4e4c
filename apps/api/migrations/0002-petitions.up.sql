create table petitions (
  id uuid primary key default gen_random_uuid(),
  -- The short name of a petition inside mailed tokens.
  number integer not null unique generated always as identity,
  campaign_id uuid not null references campaigns (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  demand text not null,
  addressed_to text not null,
  text_version integer not null default 1,
  text_changed_at timestamptz not null default now(),
  -- The date set beforehand, and the moment at which somebody closed it by hand.
  closes_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now()
);
create index petitions_by_campaign on petitions (campaign_id, created_at);
