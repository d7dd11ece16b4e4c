-- When a petition was signed far more than usual, and by what: a network or a domain (by the first
-- bytes of its tag), a country, or everybody.
create table traffic_flags (
  id uuid primary key default gen_random_uuid(),
  petition_id uuid not null references petitions,
  kind text not null check (kind in ('ALL', 'NETWORK', 'DOMAIN', 'COUNTRY')),
  name text not null,
  began_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  -- The most in a minute, and what was usual in one.
  peak integer not null,
  usual real not null
);
create index traffic_flags_of_petition on traffic_flags (petition_id, last_seen_at desc);
