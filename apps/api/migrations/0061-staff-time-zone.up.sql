-- In which time zone somebody at the desk reads times and days; its IANA name.
alter table staff_members add column time_zone text not null default 'UTC';
