-- What the holder of an account is mailed about its safety. Each row is one mail, and the subject of its
-- delivery: until it is written it takes whatever else comes, afterwards it tells the same at every try.
create table safety_mails (
  id uuid primary key,
  account_id text not null,
  -- Whose address stands in contacts for it.
  contact_id uuid not null,
  locale text not null,
  due_at timestamptz not null,
  -- When something was last added to it.
  noted_at timestamptz not null default clock_timestamp(),
  written_at timestamptz
);
-- Whoever adds to it holds this row until they commit; so nothing is added to a mail that is being written.
create unique index safety_mails_one_open on safety_mails (account_id) where written_at is null;
create index safety_mails_account on safety_mails (account_id, due_at);
-- What it tells: entries of the audit log.
create table safety_mail_entries (
  mail_id uuid not null references safety_mails on delete cascade,
  entry_id bigint not null,
  primary key (mail_id, entry_id)
);
