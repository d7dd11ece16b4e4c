drop table decision_outcomes;
