alter table staff_members drop column may_approve_from;
