alter table articles drop column authors;
