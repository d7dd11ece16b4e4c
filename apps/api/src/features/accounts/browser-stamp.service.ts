import type { Db } from '../../platform/db.ts';

/** What the cookie of a known browser is bound to. Null for an unknown address. */
export async function findBrowserStamp(db: Db, email: string): Promise<string | null> {
  const rows: { stamp: string }[] = await db.query(
    'select "browserStamp" as stamp from auth."user" where email = $1',
    [email],
  );
  return rows[0]?.stamp ?? null;
}

/**
 * From now on every browser is new to the account, in the caller's transaction: who had got in may keep the
 * cookie of a login, and would come back unnoticed with it.
 */
export async function forgetBrowsers(tx: Db, accountId: string): Promise<void> {
  await tx.query('update auth."user" set "browserStamp" = gen_random_uuid() where id = $1', [
    accountId,
  ]);
}
