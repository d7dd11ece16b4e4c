drop table auth."verification", auth."account", auth."session", auth."user";
drop schema auth;
