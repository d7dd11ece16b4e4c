import pg from 'pg';
import { createAccount } from '../../apps/api/src/features/accounts/account.service.ts';
import type { Person } from './desk.ts';

type Role = 'VIEWER' | 'MODERATOR' | 'EDITOR' | 'CAMPAIGNER' | 'ADMIN';

/** Somebody with this role and an account of their own: one's second factor is not another's. */
export async function addStaff(ownerUrl: string, role: Role): Promise<Person> {
  const person = {
    email: `staff-${crypto.randomUUID()}@newsroom.example`,
    password: 'long enough',
  };
  await withOwner(ownerUrl, async (owner) => {
    const db = {
      query: async (text: string, values: unknown[]) => (await owner.query(text, values)).rows,
    };
    const id = await createAccount(db as never, person.email, person.password);
    await owner.query('insert into staff_members (account_id, role) values ($1, $2)', [id, role]);
  });
  return person;
}

/** Whoever is logged in to this account has just shown a second factor: the role counts. */
export async function hasShownFactor(ownerUrl: string, { email }: Person): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(
      `update auth.session set "factorAt" = now()
       where "userId" = (select id from auth."user" where email = $1)`,
      [email],
    );
    await owner.query('update auth."user" set "twoFactorEnabled" = true where email = $1', [email]);
  });
}

/** Ten minutes and more have gone by since they showed a second factor: the desk asks again. */
export async function showedFactorLongAgo(ownerUrl: string, { email }: Person): Promise<void> {
  await withOwner(ownerUrl, (owner) =>
    owner.query(
      `update auth.session set "factorAt" = now() - interval '11 minutes'
       where "userId" = (select id from auth."user" where email = $1)`,
      [email],
    ),
  );
}

/** Whoever has this account is no longer staff. */
export async function removeRole(ownerUrl: string, { email }: Person): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(
      `delete from staff_members
       where account_id = (select id from auth."user" where email = $1)`,
      [email],
    );
  });
}

export async function withOwner(
  url: string,
  work: (owner: pg.Client) => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
