-- A code of an authenticator app is good for a minute and a half, and once: whoever watches it being
-- typed must not type it again. The tag is a keyed hash of account and code.
create table spent_codes (
  tag bytea primary key,
  spent_at timestamptz not null
);
create index spent_codes_at on spent_codes (spent_at);
