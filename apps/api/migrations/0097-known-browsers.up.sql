-- By it an account knows a browser again in which somebody logged in to it before. It changes with the
-- password and with whatever else begins the account anew, so that what a thief kept counts for nothing.
-- Drawn at random: neither an account that has the address later nor a restored one has that of before.
alter table auth."user" add column "browserStamp" uuid not null default gen_random_uuid();
