delete from erasures where petition_id is null;
alter table erasures alter column petition_id set not null;
