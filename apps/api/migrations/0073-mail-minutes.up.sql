-- What became of mails in each minute: taken by the mail server; not taken at their first try; and tries
-- at which the server took nothing from us at all.
create table mail_minutes (
  minute timestamptz primary key,
  sent integer not null,
  failed integer not null,
  shut integer not null
);
