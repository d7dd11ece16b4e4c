import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';
import { PASSKEYS_MAX } from '@undersigned/shared/limits.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { addedFactor, newSecret, removedFactor } from './authenticator.service.ts';
import { beginFactor, countRecoveryCodes, writeRecoveryCodes } from './recovery-codes.service.ts';
import type { Accounts, SignedIn } from './second-factor.service.ts';

export type ListedPasskey = { id: string; name: string; addedAt: Date };

export function listPasskeys(db: Db, accountId: string): Promise<ListedPasskey[]> {
  return db.query(
    `select id, name, "createdAt" as "addedAt" from auth.passkey
     where "userId" = $1 and name is not null order by "createdAt", id`,
    [accountId],
  );
}

export async function requireRoomForPasskey(db: Db, accountId: string): Promise<void> {
  const known = await listPasskeys(db, accountId);
  if (known.length >= PASSKEYS_MAX) throw new UserError('CONFLICT');
}

/**
 * With a name it counts. Returns recovery codes where the account had none: they are told this once.
 */
export async function namePasskey(
  { db, auth }: Accounts,
  { accountId, sessionId }: SignedIn,
  { id, name }: { id: string; name: string },
): Promise<string[] | null> {
  return db.transaction(async (tx) => {
    const [, named] = await tx.query(
      'update auth.passkey set name = $3 where id = $1 and "userId" = $2 and name is null',
      [id, accountId, name],
    );
    if (named !== 1) throw new UserError('CONFLICT');
    await addedFactor(tx, { accountId, sessionId }, 'add-passkey');
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
  await change(db, accountId, 'rename-passkey', (tx) =>
    tx.query(
      'update auth.passkey set name = $3 where id = $1 and "userId" = $2 and name is not null',
      [id, accountId, name],
    ),
  );
}

/** `expectedLeft`, if it is given, is how many factors whoever decides has seen beside it. */
export async function removePasskey(
  db: Db,
  accountId: string,
  { id, expectedLeft }: { id: string; expectedLeft: number | null },
): Promise<void> {
  await change(db, accountId, 'remove-passkey', async (tx) => {
    const removed = await tx.query('delete from auth.passkey where id = $1 and "userId" = $2', [
      id,
      accountId,
    ]);
    await removedFactor(tx, accountId, removed[1] === 1 ? expectedLeft : null);
    return removed;
  });
}

async function change(
  db: Db,
  accountId: string,
  action: AuditAction,
  work: (tx: Db) => Promise<[unknown, number]>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [, changed] = await work(tx);
    if (changed !== 1) throw new UserError('NOT_FOUND');
    const account = accountInAudit(accountId);
    await noteInAudit(tx, { actor: account, action, subject: account });
  });
}
