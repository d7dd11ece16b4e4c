-- One index instead of two: by its first column it finds what a contact has signed, and one petition's
-- signatures are never looked up by the petition alone. Where there are many, each random key costs a
-- page of the log with every signature.
alter table signatures drop constraint signatures_pkey, add primary key (contact_id, petition_id);
drop index signatures_by_contact;
