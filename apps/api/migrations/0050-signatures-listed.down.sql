drop index signatures_held;
drop index signatures_by_network;
drop index signatures_by_domain;
drop index signatures_by_source;
drop index signatures_by_country;
drop index signatures_listed;
