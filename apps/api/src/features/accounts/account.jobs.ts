import type pg from 'pg';

/** Codes that no time would let in again, and what signing in leaves behind when nobody goes on. */
export async function forgetSpentCodes(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from spent_codes where spent_at < now() - interval '1 hour'`);
  await pool.query(`delete from auth.verification where "expiresAt" < now()`);
  await pool.query(`delete from auth.session where "expiresAt" < now()`);
  // Made, and never named: see migration 0041.
  await pool.query(
    `delete from auth.passkey where name is null and "createdAt" < now() - interval '1 hour'`,
  );
}
