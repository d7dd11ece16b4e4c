import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { noteStep } from './decision-noting.ts';
import { tellOutcome, type Telling } from './decision-outcome.ts';
import { CANCEL_PROPOSED } from './decision.queries.ts';
import { requireDecision } from './decision-reading.service.ts';
import type { DecisionRow } from './decision.entity.ts';

/**
 * What is proposed anew stands in for one of its kind about the same petition. Of any other one nothing is
 * said, not even that there is one.
 */
export async function requireReplaceable(
  db: Db,
  replaces: string,
  { petitionId, kind }: Pick<DecisionRow, 'petitionId' | 'kind'>,
): Promise<DecisionRow> {
  const earlier = await requireDecision(db, replaces);
  if (earlier.petitionId !== petitionId || earlier.kind !== kind) throw new UserError('NOT_FOUND');
  return earlier;
}

/** Looked at before anything is counted; `replace` looks again. */
export function requireWaiting(earlier: DecisionRow | null): void {
  if (earlier && earlier.state !== 'PROPOSED')
    throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
}

/**
 * Ends the earlier one in the transaction that makes the other: both would wait otherwise, or neither. The
 * caller has taken their turn, so nobody approves it meanwhile.
 */
export async function replace(tx: Db, telling: Telling, replaces: string): Promise<void> {
  const { accountId } = telling;
  const [[earlier]]: [DecisionRow[], number] = await tx.query(CANCEL_PROPOSED, [
    replaces,
    accountId,
  ]);
  if (!earlier) throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
  await noteStep(tx, accountId, 'cancel', earlier, earlier.expected);
  await tellOutcome(tx, telling, earlier, 'replaced');
}
