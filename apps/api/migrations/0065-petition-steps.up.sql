-- How many readers came how far in each minute, and which mails and shares that brought: sums, of
-- nobody in particular. Rows of their own: petition_minutes is locked by whoever signs, and these
-- counts change a few times a second whether anybody signs or not.
create table petition_steps (
  petition_id uuid not null,
  minute timestamptz not null,
  seen integer not null default 0,
  begun integer not null default 0,
  mailed integer not null default 0,
  shared integer not null default 0,
  primary key (petition_id, minute)
);
