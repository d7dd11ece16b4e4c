alter table petition_tallies drop constraint petition_tallies_offline_check;
drop table offline_batches;
