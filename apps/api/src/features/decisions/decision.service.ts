import type { SignatureCriteria, Writing } from '../signatures/signature-decision.service.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import type { DecisionKind, DecisionRow, StaffRole } from './decision.entity.ts';
import { countDecidedAlone } from './decided-alone.service.ts';
import { requireFewWaiting, requireUndecided, takeTurn } from './deciding-once.service.ts';
import { begin } from './decision-beginning.service.ts';
import { change, readNow } from './decision-changing.service.ts';
import { noteStep } from './decision-noting.ts';
import type { Telling } from './decision-outcome.ts';
import { replace, requireReplaceable, requireWaiting } from './decision-replacing.service.ts';
import { ADD_DECISION, BEGIN_REINSTATING, CANCEL } from './decision.queries.ts';
import { previewDecision, requireDecision } from './decision-reading.service.ts';
import {
  type Decider,
  mayCancel,
  mayReinstate,
  mayUndoNow,
  needsSecondPerson,
} from './decision.rules.ts';

export type Deciding = Decider &
  Telling & {
    db: Db;
    writing: Writing;
    role: StaffRole;
    /** Whoever may be the second person is told, in the transaction that has it wait for one. */
    tellSecondPeople: (tx: Db, proposed: DecisionRow) => Promise<void>;
  };

export type Proposal = {
  petitionId: string;
  kind: DecisionKind;
  criteria: SignatureCriteria;
  reason: string;
  /** How many staff were told it would be. */
  expected: number;
  /** The id of the proposal that it stands in for. */
  replaces?: string | undefined;
};

/** Begins it, or has it wait for a second person when it is large, by itself or with others of the day. What signs from now on is not in it. */
export async function decide(deciding: Deciding, proposal: Proposal): Promise<DecisionRow> {
  const { db, accountId } = deciding;
  const { petitionId, expected, replaces } = proposal;
  const countedAt = await readNow(db);
  const to = Math.min(proposal.criteria.to ?? Infinity, countedAt.getTime());
  const criteria = { ...proposal.criteria, to };
  const earlier = replaces === undefined ? null : await requireReplaceable(db, replaces, proposal);
  const same = { ...proposal, criteria, accountId, countedAt, ...(earlier && { id: earlier.id }) };
  // In this order: whoever presses the button twice is told that it was done, not that they are late.
  await requireUndecided(db, same);
  requireWaiting(earlier);
  await requireExpected(db, same, expected);
  const decision = await db.transaction(async (tx) => {
    await takeTurn(tx, petitionId);
    await requireUndecided(tx, same);
    if (earlier) await replace(tx, deciding, earlier.id);
    const ask = (text: string, values: unknown[]) => tx.query(text, values);
    const alone = await countDecidedAlone(ask, { ...deciding, petitionId });
    const state = needsSecondPerson(alone + expected) ? 'PROPOSED' : 'RUNNING';
    if (state === 'PROPOSED') await requireFewWaiting(tx, same);
    const added = await add(tx, deciding, { ...proposal, state, criteria, affected: 0 });
    await noteStep(tx, accountId, state === 'PROPOSED' ? 'propose' : 'decide', added, expected);
    if (state === 'PROPOSED') await deciding.tellSecondPeople(tx, added);
    return added;
  });
  if (earlier || decision.state === 'PROPOSED') deciding.writing.wakeDeliveries();
  return begin(deciding, decision);
}

/**
 * Ends it between two chunks. What was done by then stays done, and can be reinstated as a whole: it is
 * noted with that size, and what was only proposed with all that it was about.
 */
export async function cancelDecision(deciding: Deciding, id: string): Promise<DecisionRow> {
  const decision = await requireDecision(deciding.db, id);
  if (!mayCancel(decision)) throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
  const size = ({ beganAt, affected, expected }: DecisionRow) => (beganAt ? affected : expected);
  return change(deciding, 'cancel', CANCEL, [id, deciding.accountId], size);
}

/**
 * Leads every signature back to what it was, but those that were taken back, erased or signed anew
 * meanwhile. `expected`, if it is given, is how many staff were told it would be.
 */
export async function reinstateDecision(
  deciding: Deciding,
  id: string,
  expected: number | null = null,
): Promise<DecisionRow> {
  const decision = await requireDecision(deciding.db, id);
  const isOther = expected !== null && expected !== decision.affected;
  const isUndone = decision.state === 'REINSTATING' || decision.state === 'REINSTATED';
  if (!mayUndoNow(decision, deciding)) throw new UserError('FORBIDDEN');
  if (isUndone) throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
  if (isOther || !mayReinstate(decision, deciding)) throw new UserError('CONFLICT');
  const values = [id, deciding.accountId, deciding.role];
  return change(deciding, 'reinstate', BEGIN_REINSTATING, values, ({ affected }) => affected);
}

async function requireExpected(
  db: Db,
  { kind, petitionId, criteria }: Pick<Proposal, 'kind' | 'petitionId' | 'criteria'>,
  expected: number,
): Promise<void> {
  const { total } = await previewDecision(db, kind, petitionId, criteria);
  if (total !== expected) throw new UserError('CONFLICT');
}

async function add(
  db: Db,
  { accountId, role, mayApproveFrom }: Deciding,
  {
    petitionId,
    kind,
    state,
    criteria,
    reason,
    expected,
    affected,
  }: Proposal & Pick<DecisionRow, 'state' | 'affected'>,
): Promise<DecisionRow> {
  const values = [
    ...[petitionId, kind, state, criteria, reason, expected, accountId, affected, role],
    mayApproveFrom,
  ];
  const [row]: DecisionRow[] = await db.query(ADD_DECISION, values);
  return row!;
}
