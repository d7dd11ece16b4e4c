-- The language in which somebody signed: their mails are written in it.
alter table signatures add column locale text not null default 'en';
