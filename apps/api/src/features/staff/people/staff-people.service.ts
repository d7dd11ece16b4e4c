import { ROLES_ON_SIGNATURES } from '@undersigned/shared/accounts/staff-role.ts';
import { accountInAudit } from '../../../platform/audit.ts';
import { clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { UserError } from '../../../platform/errors.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { noteAndTell } from '../../accounts/safety-mail.service.ts';
import { countSessions, dropSessions } from '../../accounts/session-list.service.ts';
import { wakeSending } from '../../contacts/delivery.service.ts';
import { countInvitationsBy } from './invitation.service.ts';
import { END_INVITATIONS_BY } from './invitation.queries.ts';
import type { StaffContext } from '../staff-access.ts';
import { asAdministrator, findRole, giveRole } from '../staff-member.service.ts';
import { keepForUndo } from './staff-removed.service.ts';
import { StaffRole } from '../staff-role.ts';

export type Member = {
  id: string;
  email: string;
  role: StaffRole;
  hasSecondFactor: boolean;
  since: Date;
  /** Null where they may already, or never will in this role. */
  mayApproveFrom: Date | null;
  isSelf: boolean;
  /** How many end with the role. */
  sessionCount: number;
  invitationCount: number;
};

/** In the order in which they got their roles. */
export async function listMembers({ db, viewer }: StaffContext): Promise<Member[]> {
  const rows: Pick<Member, 'id' | 'role' | 'since' | 'mayApproveFrom'>[] = await db.query(
    `select account_id as id, role, role_since as since,
       case when role = any($1::text[]) and may_approve_from > $2 then may_approve_from end
         as "mayApproveFrom"
     from staff_members order by role_since, account_id`,
    [ROLES_ON_SIGNATURES, clock.now()],
  );
  const ids = rows.map(({ id }) => id);
  const [accounts, sessions, invitations] = await Promise.all([
    findAccounts(db, ids),
    countSessions(db, ids),
    countInvitationsBy(db),
  ]);
  return rows.flatMap((row) => {
    const account = accounts.get(row.id);
    if (!account) return [];
    const { email, hasSecondFactor } = account;
    const counts = {
      sessionCount: sessions.get(row.id) ?? 0,
      invitationCount: invitations.get(row.id) ?? 0,
    };
    return [{ ...row, ...counts, email, hasSecondFactor, isSelf: row.id === viewer.accountId }];
  });
}

/**
 * Sessions go on with the new role: it is read at every request. `expected`, if it is given, is the
 * role that whoever decides has seen.
 */
export async function changeRole(
  context: StaffContext,
  { id, role, expected }: { id: string; role: StaffRole; expected: StaffRole | null },
): Promise<void> {
  await changeMember(context, { id, role, expected }, async (tx, before) => {
    if (before === role) return;
    await giveRole(tx, { accountId: id, role, by: 'staff' });
    await note(tx, context, id, 'change-role', `${before} to ${role}`);
  });
}

/** The account stays, without a role and logged out; whoever is invited again finds it. */
export async function removeMember(
  context: StaffContext,
  id: string,
  expected: StaffRole | null,
): Promise<void> {
  await changeMember(context, { id, role: null, expected }, async (tx, before) => {
    await keepForUndo(tx, id);
    await tx.query('delete from staff_members where account_id = $1', [id]);
    await dropSessions(tx, id);
    await note(tx, context, id, 'remove-staff', before);
  });
}

async function changeMember(
  { db, viewer }: StaffContext,
  { id, role, expected }: { id: string; role: StaffRole | null; expected: StaffRole | null },
  work: (tx: Db, before: StaffRole) => Promise<void>,
): Promise<void> {
  await asAdministrator(db, viewer.accountId, async (tx) => {
    const before = await findRole(tx, id);
    if (!before) throw new UserError('NOT_FOUND');
    if (expected && expected !== before) throw new UserError('CONFLICT');
    const isLeaving = before === StaffRole.ADMIN && role !== StaffRole.ADMIN;
    if (isLeaving && (await countAdministrators(tx)) === 1) throw new UserError('CONFLICT');
    // Nobody gives themselves more, nor locks themselves out by a slip.
    if (id === viewer.accountId) throw new UserError('FORBIDDEN');
    await work(tx, before);
    if (isLeaving) await tx.query(END_INVITATIONS_BY, [clock.now(), id]);
  });
  await wakeSending(db);
}

async function countAdministrators(tx: Db): Promise<number> {
  const [{ count }] = await tx.query('select count(*) from staff_members where role = $1', [
    StaffRole.ADMIN,
  ]);
  return count;
}

export async function note(
  tx: Db,
  context: StaffContext,
  accountId: string,
  action: 'change-role' | 'remove-staff' | 'restore-staff',
  detail: string,
): Promise<void> {
  const actor = accountInAudit(context.viewer.accountId);
  await noteAndTell(tx, context, { accountId, actor, action, detail });
}
