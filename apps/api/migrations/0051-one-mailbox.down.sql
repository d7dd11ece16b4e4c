drop index signatures_one_mailbox;
alter table signatures drop column loose_id;
