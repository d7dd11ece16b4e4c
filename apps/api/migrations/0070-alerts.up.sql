-- What staff are told without having asked. What lasts is one row, whose end is null until it is over;
-- a milestone is over as it is passed. Nothing here says who anybody is: of traffic, a name as in
-- traffic_flags.
create table alerts (
  -- In the order in which they were raised: by it lists are read, and members have read up to one.
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL')),
  -- Mail is of the whole site.
  petition_id uuid references petitions check ((petition_id is null) = (kind = 'MAIL')),
  traffic_kind text check (traffic_kind in ('ALL', 'NETWORK', 'DOMAIN', 'COUNTRY')),
  traffic_name text,
  -- The milestone; the most in a minute; how many counts differ; how many mails.
  figure integer not null,
  -- Of traffic: what is usual in a minute, and how many others of its kind were unusual with it.
  usual real,
  others integer,
  raised_at timestamptz not null default clock_timestamp(),
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  -- When it was written down whom to mail about it.
  noticed_at timestamptz,
  check ((traffic_kind is null) = (kind <> 'TRAFFIC'))
);
-- Whoever looks, however many do at once: what lasts is there once.
create unique index alerts_one_lasting on alerts (kind, petition_id, traffic_kind) nulls not distinct
  where ended_at is null;
create unique index alerts_one_milestone on alerts (petition_id, figure) where kind = 'MILESTONE';
create index alerts_not_noticed on alerts (id) where noticed_at is null;
