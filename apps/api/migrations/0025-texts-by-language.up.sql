-- In which language the texts of the row are, and the same texts in others: {"uk": {…}}.
alter table campaigns add column locale text not null default 'en', add column texts jsonb not null default '{}';
alter table petitions add column locale text not null default 'en', add column texts jsonb not null default '{}';
alter table articles add column locale text not null default 'en', add column texts jsonb not null default '{}';
