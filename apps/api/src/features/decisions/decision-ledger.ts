import type { PoolClient } from 'pg';
import { enterWithReason } from '../integrity/ledger-reason.service.ts';
import type { Changed } from '../signatures/signature-decision.service.ts';
import type { DecisionRow } from './decision.entity.ts';

/** What a chunk changed in the count, in its transaction: the chunks of a decision are one entry a day. */
export async function explainInLedger(
  client: PoolClient,
  { id: batchId, petitionId, state, reason, role, approverRole: approver }: DecisionRow,
  changed: Changed[],
): Promise<void> {
  // Undoing it is one person's.
  const approverRole = state === 'REINSTATING' ? null : approver;
  const counted = changed.flatMap(({ reasoned }) => reasoned ?? []);
  for (const [kind, entries] of Map.groupBy(counted, (one) => one)) {
    const entry = {
      petitionId,
      kind,
      entries: entries.length,
      reason,
      role,
      approverRole,
      batchId,
    };
    await enterWithReason(client, entry);
  }
}
