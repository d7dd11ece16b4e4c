alter table decisions drop column began_at, drop column moved_at;
