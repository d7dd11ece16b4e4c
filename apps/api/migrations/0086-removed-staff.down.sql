drop table removed_staff;
alter table staff_members drop column role_since;
