drop table auth."twoFactor";
alter table auth."user" drop column "twoFactorEnabled";
