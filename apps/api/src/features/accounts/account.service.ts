import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Db } from '../../platform/db.ts';

export { generatePassword } from './generated-password.ts';

/** Normalised as signing in normalises it. Null where the library would refuse the address. */
export function parseAccountEmail(raw: string): string | null {
  const email = raw.trim().toLowerCase();
  return ACCOUNT_EMAIL.test(email) && email.length <= 254 ? email : null;
}

export async function findAccountId(db: Db, email: string): Promise<string | null> {
  const rows: { id: string }[] = await db.query('select id from auth."user" where email = $1', [
    email,
  ]);
  return rows[0]?.id ?? null;
}

export async function findAccountEmail(db: Db, accountId: string): Promise<string | null> {
  const rows: { email: string }[] = await db.query('select email from auth."user" where id = $1', [
    accountId,
  ]);
  return rows[0]?.email ?? null;
}

export type KnownAccount = { id: string; email: string; hasSecondFactor: boolean };

export async function findAccounts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, KnownAccount>> {
  const rows: KnownAccount[] = await db.query(
    `select id, email, coalesce("twoFactorEnabled", false) as "hasSecondFactor"
     from auth."user" where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function createAccount(db: Db, email: string, password: string): Promise<string> {
  return addAccount(db, email, await hashPassword(password));
}

/** Written in the library's tables directly, so that the account and its role come in one transaction. */
export async function addAccount(db: Db, email: string, hash: string): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ($1, $2, $3, true)`,
    [id, email.split('@')[0], email],
  );
  await db.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $2, 'credential', $2, $3, now())`,
    [randomUUID(), id, hash],
  );
  return id;
}

// What better-auth takes for an address when somebody signs in.
const ACCOUNT_EMAIL =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/;
