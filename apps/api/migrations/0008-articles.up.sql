create table articles (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  campaign_id uuid references campaigns (id),
  headline text not null,
  standfirst text,
  section text,
  -- Blocks in order: [{kind, text, attribution?, attributionUrl?}]
  body jsonb not null,
  -- [{text, correctedAt}]
  corrections jsonb not null default '[]',
  reading_minutes integer not null check (reading_minutes > 0),
  published_at timestamptz,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index articles_newest on articles (published_at desc, id desc) where published_at is not null;
create index articles_by_campaign on articles (campaign_id, published_at desc) where published_at is not null;
