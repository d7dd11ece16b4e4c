alter table signatures drop column locale;
