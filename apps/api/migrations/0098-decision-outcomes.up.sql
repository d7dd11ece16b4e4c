-- What became of a decision by somebody else's hand, for a mail to whoever proposed it: once, and by which
-- delivery. Null: by the next one. Gone with the role.
create table decision_outcomes (
  decision_id uuid not null references decisions on delete cascade,
  outcome text not null check (outcome in ('approved', 'cancelled', 'replaced', 'undone')),
  account_id text not null references alert_readers on delete cascade,
  -- By whom stands with the decision, and when as well, until what is done next says another time there.
  happened_at timestamptz not null default clock_timestamp(),
  delivery_id uuid,
  primary key (decision_id, outcome)
);
-- Those that were told are forgotten after a day: few stand here at any time.
create index decision_outcomes_account on decision_outcomes (account_id);
