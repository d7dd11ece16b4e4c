drop table audit_entries;
drop table staff_members;
