import { PASSKEYS_MAX } from '@undersigned/shared/limits.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { addedFactor, newSecret, removedFactor } from './authenticator.service.ts';
import { beginFactor, countRecoveryCodes, writeRecoveryCodes } from './recovery-codes.service.ts';
import { noteOwnAndTell, tellingTransaction } from './safety-mail.service.ts';
import type { Accounts, SignedIn } from './second-factor.service.ts';

export type ListedPasskey = { id: string; name: string; addedAt: Date };

export function listPasskeys(db: Db, accountId: string): Promise<ListedPasskey[]> {
  return db.query(
    `select id, name, "createdAt" as "addedAt" from auth.passkey
     where "userId" = $1 and name is not null order by "createdAt", id`,
    [accountId],
  );
}

/** Told to nobody who has not shown the password of this address. */
export async function hasPasskey(db: Db, email: string): Promise<boolean> {
  const rows: { has: boolean }[] = await db.query(
    `select exists (select from auth.passkey p join auth."user" u on u.id = p."userId"
       where u.email = $1 and p.name is not null) as has`,
    [email],
  );
  return rows[0]?.has ?? false;
}

/** `credentialId` as the browser says it. */
export async function isPasskeyOf(
  db: Db,
  accountId: string,
  credentialId: string,
): Promise<boolean> {
  const query = 'select from auth.passkey where "credentialID" = $1 and "userId" = $2';
  return (await db.query<unknown[]>(query, [credentialId, accountId])).length > 0;
}

export async function requireRoomForPasskey(db: Db, accountId: string): Promise<void> {
  const known = await listPasskeys(db, accountId);
  if (known.length >= PASSKEYS_MAX) throw new UserError('CONFLICT');
}

/**
 * With a name it counts. Returns recovery codes where the account had none: they are told this once.
 */
export async function namePasskey(
  accounts: Accounts,
  signedIn: SignedIn,
  { id, name }: { id: string; name: string },
): Promise<string[] | null> {
  const { db, auth } = accounts;
  const { accountId } = signedIn;
  return tellingTransaction(db, async (tx) => {
    const [, named] = await tx.query(
      'update auth.passkey set name = $3 where id = $1 and "userId" = $2 and name is null',
      [id, accountId, name],
    );
    if (named !== 1) throw new UserError('CONFLICT');
    await addedFactor(tx, accounts, signedIn, 'add-passkey');
    if ((await countRecoveryCodes(tx, auth, accountId)) > 0) return null;
    await beginFactor(tx, auth, accountId, newSecret());
    return writeRecoveryCodes(tx, auth, accountId);
  });
}

export async function renamePasskey(
  db: Db,
  accountId: string,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [, renamed] = await tx.query(
      'update auth.passkey set name = $3 where id = $1 and "userId" = $2 and name is not null',
      [id, accountId, name],
    );
    if (renamed !== 1) throw new UserError('NOT_FOUND');
    const account = accountInAudit(accountId);
    await noteInAudit(tx, { actor: account, action: 'rename-passkey', subject: account });
  });
}

/** `expectedLeft`, if it is given, is how many factors whoever decides has seen beside it. */
export async function removePasskey(
  accounts: Accounts,
  signedIn: SignedIn,
  { id, expectedLeft }: { id: string; expectedLeft: number | null },
): Promise<void> {
  const { accountId } = signedIn;
  await tellingTransaction(accounts.db, async (tx) => {
    const [, removed] = await tx.query('delete from auth.passkey where id = $1 and "userId" = $2', [
      id,
      accountId,
    ]);
    if (removed !== 1) throw new UserError('NOT_FOUND');
    await removedFactor(tx, accountId, expectedLeft);
    await noteOwnAndTell(tx, accounts, signedIn, 'remove-passkey');
  });
}
