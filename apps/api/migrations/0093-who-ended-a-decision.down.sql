alter table decisions drop column cancelled_by, drop column undone_by;
