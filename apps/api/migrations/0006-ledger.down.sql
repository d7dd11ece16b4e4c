drop function add_to_ledger(uuid, text, integer);
drop table ledger;
