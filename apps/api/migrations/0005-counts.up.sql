-- Counts of a petition, changed only by the transaction that changes signatures.
-- No foreign key points here: key-share locks on a hot row cost two orders of magnitude.
create table petition_tallies (
  petition_id uuid primary key,
  pending integer not null default 0,
  held integer not null default 0,
  confirmed integer not null default 0,
  withdrawn integer not null default 0,
  invalidated integer not null default 0,
  offline integer not null default 0,
  changed_at timestamptz not null default now()
);
create table petition_country_tallies (
  petition_id uuid not null,
  country text not null,
  confirmed integer not null,
  primary key (petition_id, country)
);
create table petition_source_tallies (
  petition_id uuid not null,
  source text not null,
  signatures integer not null,
  confirmed integer not null,
  primary key (petition_id, source)
);
-- How many signed and how many confirmed in each minute.
create table petition_minutes (
  petition_id uuid not null,
  minute timestamptz not null,
  signed integer not null default 0,
  confirmed integer not null default 0,
  primary key (petition_id, minute)
);
