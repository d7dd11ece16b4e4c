drop table erasures;
update signatures set domain_tag = '' where domain_tag is null;
alter table signatures alter column domain_tag set not null;
