alter table contacts reset (fillfactor);
alter table signatures reset (fillfactor);
drop table disowned_signatures;
drop table newest_supporters;
create index signatures_disowned on signatures (decided_at) where state = 'DISOWNED';
create index signatures_shown on signatures (petition_id, confirmed_at desc)
  where state = 'CONFIRMED' and display <> 'HIDDEN';
