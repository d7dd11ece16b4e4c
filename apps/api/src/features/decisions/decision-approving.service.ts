import { UserError } from '../../platform/errors.ts';
import { change, readNow } from './decision-changing.service.ts';
import type { DecisionRow } from './decision.entity.ts';
import { previewDecision, requireDecision } from './decision-reading.service.ts';
import { APPROVE } from './decision.queries.ts';
import { mayApprove } from './decision.rules.ts';
import type { Deciding } from './decision.service.ts';
import { requireUndecided } from './deciding-once.service.ts';

/** How many were proposed, and how many of those that fit are there now. */
type Approval = { proposed: number; total: number };

/** What the second person is shown before they agree. Counts: for whoever is about to approve. */
export async function previewApproval(
  deciding: Deciding,
  id: string,
): Promise<Approval & { confirmed: number; pending: number }> {
  const decision = await requireApprovable(deciding, id);
  const { total, confirmed } = await countNow(deciding, decision);
  return { proposed: decision.expected, total, confirmed, pending: total - confirmed };
}

/**
 * By another account than the one that proposed it, which has been here for a day, and states how many it
 * agrees to. One that is taken back meanwhile keeps nobody from approving the others: as many as are there
 * are what is expected from then on. They are never more than were seen.
 */
export async function approveDecision(
  deciding: Deciding,
  id: string,
  stated: number,
): Promise<DecisionRow> {
  const { db, accountId, role } = deciding;
  const decision = await requireApprovable(deciding, id);
  const countedAt = await readNow(db);
  const same = { ...decision, criteria: decision.criteria ?? {}, accountId: null, countedAt };
  await requireUndecided(db, same);
  const { total } = await countNow(deciding, decision);
  requireSeen(stated, { proposed: decision.expected, total });
  return change(deciding, 'approve', APPROVE, [id, accountId, total, role], () => total, same);
}

async function requireApprovable(deciding: Deciding, id: string): Promise<DecisionRow> {
  const decision = await requireDecision(deciding.db, id);
  if (decision.state !== 'PROPOSED') throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
  if (!mayApprove(decision, deciding)) throw new UserError('FORBIDDEN');
  return decision;
}

function countNow({ db }: Deciding, { kind, petitionId, criteria }: DecisionRow) {
  return previewDecision(db, kind, petitionId, criteria ?? {});
}

function requireSeen(stated: number, { proposed, total }: Approval): void {
  if (total === 0) throw new UserError('CONFLICT', { reason: 'NONE_LEFT' });
  if (total > proposed) throw new UserError('CONFLICT', { reason: 'MORE_THAN_PROPOSED' });
  // A number that no page has shown agrees to nothing, also where it is large enough.
  if (total > stated || stated > proposed) throw new UserError('CONFLICT');
}
