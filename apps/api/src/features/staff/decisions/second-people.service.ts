import { ROLES_ON_SIGNATURES } from '@undersigned/shared/accounts/staff-role.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { rightsOver } from '../../decisions/decision-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';

type SecondPerson = {
  email: string;
  mayApproveFrom: Date;
  mayNow: boolean;
  hasSecondFactor: boolean;
};

/** Who else than the viewer may approve it, by now or later; nobody when it waits for nobody. */
export async function findSecondPeople(
  { db, viewer }: StaffContext,
  decision: DecisionRow,
): Promise<SecondPerson[]> {
  if (decision.state !== 'PROPOSED') return [];
  const rows = await listColleagues(db, [decision.proposedBy, viewer.accountId]);
  const accounts = await findAccounts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id: accountId, mayApproveFrom }) => {
    const account = accounts.get(accountId);
    const { approvableFrom, mayApprove } = rightsOver(decision, { accountId, mayApproveFrom });
    if (!account || !approvableFrom) return [];
    const { email, hasSecondFactor } = account;
    return [{ email, mayApproveFrom: approvableFrom, mayNow: mayApprove, hasSecondFactor }];
  });
}

type Colleague = { id: string; mayApproveFrom: Date };

/** Whoever works on signatures, but for these accounts; the soonest to approve first. */
export function listColleagues(db: Db, without: readonly string[]): Promise<Colleague[]> {
  return db.query(COLLEAGUES, [without, ROLES_ON_SIGNATURES]);
}

/** $1 without these accounts, $2 in these roles. The soonest first. */
const COLLEAGUES = `
  select account_id as id, may_approve_from as "mayApproveFrom" from staff_members
  where role = any ($2::text[]) and account_id <> all ($1::text[])
  order by may_approve_from, account_id`;
