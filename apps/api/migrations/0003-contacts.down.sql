drop table suppressions;
drop table contacts;
