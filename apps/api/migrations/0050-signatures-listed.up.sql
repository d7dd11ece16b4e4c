-- Staff look through the signatures of a petition from the newest, all of them or those with one thing
-- in common. Each index ends in the order of that list, so that a page is read in order from any place
-- in it. None holds what a confirmation changes. Tags are cut to eight bytes: enough to tell two
-- apart, and a quarter of the room.
set local maintenance_work_mem = '256MB';
create index signatures_listed on signatures (petition_id, signed_at desc, contact_id desc);
create index signatures_by_country
  on signatures (petition_id, country, signed_at desc, contact_id desc);
create index signatures_by_source
  on signatures (petition_id, source, signed_at desc, contact_id desc) where source is not null;
create index signatures_by_domain
  on signatures (petition_id, substring(domain_tag for 8), signed_at desc, contact_id desc)
  where domain_tag is not null;
create index signatures_by_network
  on signatures (petition_id, substring(network_tag for 8), signed_at desc, contact_id desc)
  where network_tag is not null;
create index signatures_held on signatures (petition_id, signed_at desc, contact_id desc)
  where held_because is not null;
