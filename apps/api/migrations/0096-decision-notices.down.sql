drop index decisions_proposed;
drop table decision_notices;
