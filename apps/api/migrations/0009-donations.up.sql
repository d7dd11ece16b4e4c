create table donation_links (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaigns (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  label text not null,
  provider text not null,
  beneficiary text not null,
  url text not null check (url like 'https://%'),
  created_at timestamptz not null default now()
);
create index donation_links_by_campaign on donation_links (campaign_id, created_at);

-- Clicks by minute and source: people once a day each, and every click.
create table donation_clicks (
  link_id uuid not null references donation_links (id),
  minute timestamptz not null,
  source text not null,
  visitors integer not null default 0,
  clicks integer not null default 0,
  primary key (link_id, minute, source)
);
-- Who was counted today, under a keyed tag that changes daily; emptied when the day is over.
create table donation_visitors (
  link_id uuid not null references donation_links (id),
  day date not null,
  visitor_tag bytea not null,
  primary key (link_id, day, visitor_tag)
);
