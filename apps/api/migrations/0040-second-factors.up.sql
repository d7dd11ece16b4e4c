-- Second factors, in the form that better-auth 1.7 and its twoFactor plugin make. The secret and the
-- recovery codes are encrypted by the library. The flag says that a sign-in with a password needs a
-- second step; it is ours to keep, since passkeys count too.
alter table auth."user" add column "twoFactorEnabled" boolean default false;
create table auth."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
-- The library asks for an index only: two rows of one account would be two secrets.
create unique index "twoFactor_userId_uidx" on auth."twoFactor" ("userId");
