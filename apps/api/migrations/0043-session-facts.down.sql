alter table auth."session" drop column "factorAt";
alter table auth."session" drop column "device";
