import type { Deciding } from '../../decisions/decision.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** Who decides, and in which role. */
export function deciding({ db, writing, viewer }: StaffContext): Deciding {
  const role = viewer.role === 'ADMIN' ? 'ADMIN' : 'CAMPAIGNER';
  const { accountId, mayApproveFrom } = viewer;
  return { db, writing, accountId, role, mayApproveFrom };
}
