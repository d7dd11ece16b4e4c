drop index audit_entries_subject;
drop index audit_entries_action;
drop index audit_entries_actor;
drop index audit_entries_at;
