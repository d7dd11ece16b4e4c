alter table decisions drop column approvable_from;
