create index signatures_by_contact on signatures (contact_id);
alter table signatures drop constraint signatures_pkey, add primary key (petition_id, contact_id);
