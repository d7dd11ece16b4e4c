import type { DecisionStep } from '@undersigned/shared/staff/audit-actions.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import type { Queryable } from '../../platform/db.ts';
import type { DecisionKind, DecisionRow } from './decision.entity.ts';

/** How many the step is about, and by whom; what they have in common and why stands with the decision. */
export async function noteStep(
  db: Queryable,
  accountId: string,
  step: DecisionStep,
  { id, kind }: DecisionRow,
  size: number,
): Promise<void> {
  await noteInAudit(db, {
    actor: accountInAudit(accountId),
    action: `${step}-${kind.toLowerCase() as Lowercase<DecisionKind>}`,
    subject: `decision ${id}`,
    detail: `${size} signatures`,
  });
}
