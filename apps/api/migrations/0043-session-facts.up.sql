-- With which browser and system a session began, in words as coarse as "Firefox on Linux", and when it
-- last showed a second factor. Sessions of before have neither.
alter table auth."session" add column "device" text;
alter table auth."session" add column "factorAt" timestamptz;
