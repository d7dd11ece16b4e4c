import { UNDO_MINUTES } from '@undersigned/shared/limits.ts';
import { accountInAudit } from '../../../platform/audit.ts';
import { clock } from '../../../platform/clock.ts';
import { UserError } from '../../../platform/errors.ts';
import { wakeSending } from '../../contacts/delivery.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { asAdministrator, findRole, giveRole } from '../staff-member.service.ts';
import { note } from './staff-people.service.ts';
import { bringBack } from './staff-removed.service.ts';
import { StaffRole } from '../staff-role.ts';

/** As many entries as may be added while somebody thinks better of it; the log has no index by whom it names. */
const LOOKED_THROUGH = 20_000;

/** $1 account as the log names it, $2 how many entries. What last became of somebody's role. */
const LAST_CHANGE = `
  select actor, action, detail, at from (
    select * from audit_entries order by id desc limit $2
  ) newest
  where subject = $1 and action in ('remove-staff', 'restore-staff', 'change-role', 'grant-staff')
  order by id desc limit 1`;

type Change = { actor: string; action: string; detail: string; at: Date };

/** Gives back the role that this administrator took away a moment ago, with what went with it: the log says which it was. */
export async function restoreMember(context: StaffContext, id: string): Promise<void> {
  const { db, viewer } = context;
  await asAdministrator(db, viewer.accountId, async (tx) => {
    const values = [accountInAudit(id), LOOKED_THROUGH];
    const [last]: Change[] = await tx.query(LAST_CHANGE, values);
    if (!last || !mayUndo(last, viewer.accountId)) throw new UserError('NOT_FOUND');
    if (await findRole(tx, id)) throw new UserError('CONFLICT');
    const role = StaffRole[last.detail as keyof typeof StaffRole];
    await giveRole(tx, { accountId: id, role, by: 'staff' });
    await bringBack(tx, id);
    await note(tx, context, id, 'restore-staff', role);
  });
  await wakeSending(db);
}

function mayUndo({ actor, action, at }: Change, accountId: string): boolean {
  const ageMs = clock.now().getTime() - at.getTime();
  const isOwn = action === 'remove-staff' && actor === accountInAudit(accountId);
  return isOwn && ageMs < UNDO_MINUTES * 60_000;
}
