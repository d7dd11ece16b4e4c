drop table petitions;
