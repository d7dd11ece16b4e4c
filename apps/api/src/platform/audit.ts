import type { Db, Queryable } from './db.ts';
import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';

/** Who did what. `subject` names no person by name or address, unless it is a member of staff. */
export type AuditNote = { actor: string; action: AuditAction; subject: string; detail?: string };

/** The actor of whatever is done by a command on the machine itself. */
export const OPERATOR = 'operator';

/** Staff are named by their account, never by an address: entries outlive both. */
export const accountInAudit = (accountId: string): string => `account ${accountId}`;

/** The id of the account that is named so, if it is one. */
export function accountOfAudit(who: string): string | null {
  return /^account (\S+)$/.exec(who)?.[1] ?? null;
}

/** Notes it in the caller's transaction. The application can add entries and never change one. */
export async function noteInAudit(db: Queryable, note: AuditNote): Promise<void> {
  await db.query(ADD_ENTRY, valuesOf(note));
}

/** The same. Returns the entry's id, for whatever goes by it. */
export async function addToAudit(tx: Db, note: AuditNote): Promise<number> {
  const [entry]: { id: number }[] = await tx.query(`${ADD_ENTRY} returning id`, valuesOf(note));
  return entry!.id;
}

const ADD_ENTRY =
  'insert into audit_entries (actor, action, subject, detail) values ($1, $2, $3, $4)';

function valuesOf({ actor, action, subject, detail }: AuditNote): unknown[] {
  return [actor, action, subject, detail ?? null];
}
