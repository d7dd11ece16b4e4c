import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { forgetBrowsers } from './browser-stamp.service.ts';

export type ListedSession = { id: string; device: string | null; begunAt: Date };

/** Those that still hold, the newest first. */
export function listSessions(db: Db, accountId: string): Promise<ListedSession[]> {
  return db.query(
    `select id, device, "createdAt" as "begunAt" from auth.session
     where "userId" = $1 and "expiresAt" > $2 order by "createdAt" desc, id`,
    [accountId, clock.now()],
  );
}

/** "Firefox on Linux", as the list tells it; null where the browser did not say. */
export async function deviceOf(db: Db, sessionId: string): Promise<string | null> {
  const rows: { device: string | null }[] = await db.query(
    'select device from auth.session where id = $1',
    [sessionId],
  );
  return rows[0]?.device ?? null;
}

/** How many hold, by account; an account without one is not named. */
export async function countSessions(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const rows: { id: string; count: number }[] = await db.query(
    `select "userId" as id, count(*)::int as count from auth.session
     where "userId" = any($1) and "expiresAt" > $2 group by 1`,
    [accountIds, clock.now()],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Every process reads sessions from the database at each request, so this holds everywhere at once. */
export async function endOneSession(db: Db, accountId: string, sessionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [, ended] = await tx.query('delete from auth.session where id = $1 and "userId" = $2', [
      sessionId,
      accountId,
    ]);
    if (ended !== 1) throw new UserError('NOT_FOUND');
    await noteInAudit(tx, note(accountId, 'end-session'));
  });
}

/** `expected`, if it is given, is how many others whoever decides has seen. */
export async function endOtherSessions(
  db: Db,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  expected: number | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await listSessions(tx, accountId);
    const others = held.filter(({ id }) => id !== sessionId).length;
    if (expected !== null && expected !== others) throw new UserError('CONFLICT');
    await forgetBrowsers(tx, accountId);
    await dropSessions(tx, accountId, { but: sessionId });
    await noteInAudit(tx, note(accountId, 'end-other-sessions'));
  });
}

/**
 * In the caller's transaction, which says why. Who has shown a password and not yet a second factor begins
 * anew, too: what ends the sessions may be that the password was stolen.
 */
export async function dropSessions(
  tx: Db,
  accountId: string,
  { but = '' }: { but?: string } = {},
): Promise<void> {
  await tx.query('delete from auth.session where "userId" = $1 and id <> $2', [accountId, but]);
  await tx.query('delete from auth.verification where value = $1', [accountId]);
}

function note(accountId: string, action: AuditAction) {
  return { actor: accountInAudit(accountId), action, subject: accountInAudit(accountId) };
}

export async function dropSession(db: Db, sessionId: string): Promise<void> {
  await db.query('delete from auth.session where id = $1', [sessionId]);
}

/** Of a session that nobody was handed. */
export async function dropSessionOf(db: Db, token: string): Promise<void> {
  await db.query('delete from auth.session where token = $1', [token]);
}
