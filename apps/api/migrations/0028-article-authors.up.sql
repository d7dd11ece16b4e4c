-- Who wrote it, as they want to be named.
alter table articles add column authors text[] not null default '{}';
