drop table decision_members;
drop table decisions;
