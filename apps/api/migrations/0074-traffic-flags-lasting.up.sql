-- Which traffic is unusual now, of whatever petition.
create index traffic_flags_lasting on traffic_flags (last_seen_at);
