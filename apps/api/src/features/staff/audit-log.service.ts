import { accountOfAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import { numberCursor, requireNumberCursor } from '../../platform/number-cursor.ts';
import { requireFirst, toConnection } from '../../platform/page.ts';
import { findAccounts } from '../accounts/account.service.ts';

type AuditRow = {
  id: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: string | null;
};

/** The newest first. Accounts are told by their address as it is now, as long as there is one. */
export async function listAuditEntries(db: Db, first: number, after: string | null) {
  const rows: AuditRow[] = await db.query(
    `select id, at, actor, action, subject, detail from audit_entries
     where id < $1 order by id desc limit $2`,
    [requireNumberCursor(after), requireFirst(first) + 1],
  );
  const named = rows.flatMap(({ actor, subject }) => [actor, subject]).map(accountOfAudit);
  const accounts = await findAccounts(db, [...new Set(named.filter((id) => id !== null))]);
  const told = (who: string) => accounts.get(accountOfAudit(who) ?? '')?.email ?? who;
  const entries = rows.map((row) => ({
    ...row,
    actor: told(row.actor),
    subject: told(row.subject),
  }));
  return toConnection(entries, first, ({ id }) => numberCursor(id));
}
