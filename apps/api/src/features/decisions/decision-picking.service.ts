import { UserError } from '../../platform/errors.ts';
import { carryOut, type StaffAct } from '../signatures/signature-decision.service.ts';
import { requireRoom } from './decided-alone.service.ts';
import type { DecisionRow } from './decision.entity.ts';
import { addMembers } from './decision.jobs.ts';
import { explainInLedger } from './decision-ledger.ts';
import { noteStep } from './decision-noting.ts';
import { ADD_DECISION } from './decision.queries.ts';
import { KINDS } from './decision.rules.ts';
import type { Deciding, Proposal } from './decision.service.ts';

/**
 * Signatures that were picked one by one, all in one transaction. `expected`, if it is given, is how many
 * staff were told it would be.
 */
export async function decideAbout(
  deciding: Deciding,
  proposal: Omit<Proposal, 'criteria' | 'expected'> & { expected: number | undefined },
  contactIds: string[],
): Promise<DecisionRow> {
  const { petitionId, kind } = proposal;
  const acts = contactIds.map((contactId): StaffAct => KINDS[kind].act({ petitionId, contactId }));
  let decision: DecisionRow | undefined;
  await carryOut(deciding.writing, acts, async (client, changed) => {
    // None is what it was when it was picked.
    if (changed.length === 0) throw new UserError('CONFLICT');
    const { expected = changed.length } = proposal;
    if (changed.length !== expected) throw new UserError('CONFLICT');
    await requireRoom(client, { ...deciding, petitionId }, changed.length);
    const { rows } = await client.query<DecisionRow>(ADD_DECISION, [
      ...[petitionId, kind, 'DONE', null, proposal.reason, contactIds.length],
      ...[deciding.accountId, changed.length, deciding.role, deciding.mayApproveFrom],
    ]);
    decision = rows[0]!;
    await addMembers(client, decision, changed);
    await explainInLedger(client, decision, changed);
    await noteStep(client, deciding.accountId, 'decide', decision, changed.length);
  });
  return decision!;
}
