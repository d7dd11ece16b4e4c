alter table auth."user" drop column "browserStamp";
