import { UserError } from '../../../platform/errors.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { wakeSending } from '../../contacts/delivery.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { asAdministrator, findRole, giveRole } from '../staff-member.service.ts';
import { note } from './staff-people.service.ts';
import { bringBack, findRemovals, listRemoved, type Removal } from './staff-removed.service.ts';

export type RemovedMember = Omit<Removal, 'by'> & {
  email: string;
  removedBy: string;
  mayRestore: boolean;
};

/** Gives back the role that this administrator took away a moment ago, with what went with it: the log says which it was. */
export async function restoreMember(context: StaffContext, id: string): Promise<void> {
  const { db, viewer } = context;
  await asAdministrator(db, viewer.accountId, async (tx) => {
    const [removal] = await findRemovals(tx, [id]);
    if (!removal || !mayRestore(removal, viewer.accountId)) throw new UserError('NOT_FOUND');
    if (await findRole(tx, id)) throw new UserError('CONFLICT');
    await giveRole(tx, { accountId: id, role: removal.role, by: 'staff' });
    await bringBack(tx, id);
    await note(tx, context, id, 'restore-staff', removal.role);
  });
  await wakeSending(db);
}

/** Whom the present administrators may still think better of, the last one first. */
export async function listRemovedMembers({ db, viewer }: StaffContext): Promise<RemovedMember[]> {
  const removals = await listRemoved(db);
  const ids = removals.flatMap(({ id, by }) => (by ? [id, by] : [id]));
  const accounts = await findAccounts(db, ids);
  return removals.flatMap((removal) => {
    const { by, ...rest } = removal;
    const email = accounts.get(rest.id)?.email;
    const removedBy = accounts.get(by ?? '')?.email;
    // Of an account that is no more nobody can give anything back.
    if (!email || !removedBy) return [];
    return [{ ...rest, email, removedBy, mayRestore: mayRestore(removal, viewer.accountId) }];
  });
}

/** Who took it away, and nobody else: a colleague who disagrees invites anew. */
const mayRestore = ({ by }: Removal, accountId: string): boolean => by === accountId;
