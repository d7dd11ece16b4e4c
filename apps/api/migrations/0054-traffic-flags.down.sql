drop table traffic_flags;
