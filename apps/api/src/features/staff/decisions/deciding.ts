import type { Db } from '../../../platform/db.ts';
import type { DecisionOutcome, DecisionRow } from '../../decisions/decision.entity.ts';
import type { Deciding } from '../../decisions/decision.service.ts';
import { oweWaiting } from './decision-notice.service.ts';
import { oweOutcome } from './decision-outcome.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** Who decides, and in which role. */
export function deciding({ db, writing, viewer, keyring, locale }: StaffContext): Deciding {
  const role = viewer.role === 'ADMIN' ? 'ADMIN' : 'CAMPAIGNER';
  const { accountId, mayApproveFrom } = viewer;
  const tellSecondPeople = (tx: Db, proposed: DecisionRow) =>
    oweWaiting(tx, { keyring, locale, decisions: [proposed] });
  const tellProposer = (tx: Db, decision: DecisionRow, outcome: DecisionOutcome) =>
    oweOutcome(tx, { keyring, locale, decision, outcome });
  return { db, writing, accountId, role, mayApproveFrom, tellSecondPeople, tellProposer };
}
