drop table spent_codes;
