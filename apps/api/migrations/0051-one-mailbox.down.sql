drop table mailboxes;
alter table signatures drop column loose_id;
