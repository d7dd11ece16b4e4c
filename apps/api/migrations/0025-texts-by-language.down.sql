alter table articles drop column texts, drop column locale;
alter table petitions drop column texts, drop column locale;
alter table campaigns drop column texts, drop column locale;
