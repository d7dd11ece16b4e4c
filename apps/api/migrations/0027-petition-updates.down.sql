drop table petition_updates;
