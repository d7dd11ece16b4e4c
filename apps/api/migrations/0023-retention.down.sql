drop index deliveries_dropped;
drop table forgotten_contacts;
drop index signatures_signed;
drop table retention_progress;
