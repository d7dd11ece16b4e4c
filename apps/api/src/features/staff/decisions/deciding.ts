import type { Db } from '../../../platform/db.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import type { Deciding } from '../../decisions/decision.service.ts';
import { oweWaiting } from './decision-notice.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** Who decides, and in which role. */
export function deciding({ db, writing, viewer, keyring, locale }: StaffContext): Deciding {
  const role = viewer.role === 'ADMIN' ? 'ADMIN' : 'CAMPAIGNER';
  const { accountId, mayApproveFrom } = viewer;
  const tellSecondPeople = (tx: Db, proposed: DecisionRow) =>
    oweWaiting(tx, { keyring, locale, decisions: [proposed] });
  return { db, writing, accountId, role, mayApproveFrom, tellSecondPeople };
}
