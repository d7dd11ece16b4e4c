/** $1 account. Held to the end of the transaction: tries at one account come one after the other. */
export const LOCK_FACTOR = `
  select secret, "backupCodes" as codes, verified, "lockedUntil"
  from auth."twoFactor" where "userId" = $1 for update`;

/** $1 account, $2 tries in a row, $3 until when codes rest after the last of them */
export const COUNT_FAILURE = `
  update auth."twoFactor" set "failedVerificationCount" = coalesce("failedVerificationCount", 0) + 1,
    "lockedUntil" = case when coalesce("failedVerificationCount", 0) + 1 >= $2 then $3::timestamptz end
  where "userId" = $1`;

/** $1 account */
export const FORGET_FAILURES = `
  update auth."twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = $1`;

/** $1 account. A password is asked for a second step while the account has an app or a named passkey. */
export const KEEP_FLAG = `
  update auth."user" u set "twoFactorEnabled" =
    exists (select from auth."twoFactor" t where t."userId" = u.id and t.verified)
    or exists (select from auth.passkey p where p."userId" = u.id and p.name is not null)
  where id = $1 returning "twoFactorEnabled" as has`;

/** $1 account. The app, if there is one, and its named passkeys. */
export const COUNT_FACTORS = `
  select (select count(*) from auth."twoFactor" where "userId" = $1 and verified)::int
    + (select count(*) from auth.passkey where "userId" = $1 and name is not null)::int as left`;

/** $1 id, $2 account, $3 sealed secret, $4 sealed recovery codes for a row that is new */
export const BEGIN_APP = `
  insert into auth."twoFactor" (id, "userId", secret, "backupCodes", verified)
  values ($1, $2, $3, $4, false)
  on conflict ("userId") do update set secret = excluded.secret
  where not auth."twoFactor".verified
  returning 1`;

/** $1 account, $2 sealed recovery codes */
export const KEEP_CODES = `
  update auth."twoFactor" set "backupCodes" = $2 where "userId" = $1`;
