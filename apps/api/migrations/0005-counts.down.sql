drop table petition_minutes;
drop table petition_source_tallies;
drop table petition_country_tallies;
drop table petition_tallies;
