-- Whom a decision that waits for a second person is mailed to, once, and by which delivery. Null: by the
-- next one. Gone with the role.
create table decision_notices (
  account_id text not null references alert_readers on delete cascade,
  decision_id uuid not null references decisions on delete cascade,
  delivery_id uuid,
  primary key (account_id, decision_id)
);
create index decision_notices_waiting on decision_notices (account_id) where delivery_id is null;
create index decision_notices_decision on decision_notices (decision_id);
-- The desk asks for what waits every second or two, the worker every minute: few of all there ever were.
create index decisions_proposed on decisions (created_at) where state = 'PROPOSED';
