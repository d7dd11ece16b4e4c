drop table count_checks;
