-- What a member of staff wants to be mailed about, and up to which alert they have read. Gone with the
-- role. Whose address it is stands with the account, and in contacts while a mail needs it.
create table alert_readers (
  account_id text primary key references staff_members on delete cascade,
  -- What the mails to them are about.
  id uuid not null unique default gen_random_uuid(),
  kinds text[] not null default '{}'
    check (kinds <@ array['MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL']),
  locale text not null default 'en',
  read_up_to bigint
);
-- Which alerts a member is to be mailed about, and by which delivery. Null: by the next one.
create table alert_notices (
  account_id text not null references alert_readers on delete cascade,
  alert_id bigint not null references alerts on delete cascade,
  delivery_id uuid,
  primary key (account_id, alert_id)
);
create index alert_notices_waiting on alert_notices (account_id) where delivery_id is null;
create index alert_notices_alert on alert_notices (alert_id);
-- Whose addresses stand in contacts for mails about alerts, since when, and what those were about.
create table alert_contacts (
  contact_id uuid not null,
  subject_id uuid not null,
  used_at timestamptz not null,
  primary key (contact_id, subject_id)
);
