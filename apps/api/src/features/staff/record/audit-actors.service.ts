import { accountOfAudit } from '../../../platform/audit.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { ACTORS_OF_ENTRIES } from './audit-log.queries.ts';

type Actor = { id: string; email: string | null; isStaff: boolean };

/**
 * Whoever is staff, and whoever has done something since the log began: by their addresses, and those
 * without one last.
 */
export async function listAuditActors(db: Db): Promise<Actor[]> {
  const [acted, members]: [{ actor: string }[], { id: string }[]] = await Promise.all([
    db.query(ACTORS_OF_ENTRIES),
    db.query('select account_id as id from staff_members'),
  ]);
  const staff = new Set(members.map(({ id }) => id));
  const ids = [...new Set([...staff, ...acted.map(({ actor }) => accountOfAudit(actor) ?? actor)])];
  const accounts = await findAccounts(db, ids);
  const actors = ids.map((id) => ({
    ...{ id, email: accounts.get(id)?.email ?? null, isStaff: staff.has(id) },
  }));
  return actors.toSorted(byAddress);
}

function byAddress(one: Actor, other: Actor): number {
  if (one.email === null || other.email === null)
    return Number(one.email === null) - Number(other.email === null);
  return one.email < other.email ? -1 : 1;
}
