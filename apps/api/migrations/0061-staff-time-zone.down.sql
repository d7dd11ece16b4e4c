alter table staff_members drop column time_zone;
