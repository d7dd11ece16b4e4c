-- When the counts of a petition were last compared with its signatures, and how many differed.
create table count_checks (
  petition_id uuid primary key,
  checked_at timestamptz not null,
  differences integer not null check (differences >= 0)
);
