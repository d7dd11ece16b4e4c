drop table signatures;
