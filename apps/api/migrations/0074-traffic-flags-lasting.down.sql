drop index traffic_flags_lasting;
