import type { PoolClient } from 'pg';
import { enterWithReason } from '../integrity/ledger-reason.service.ts';
import type { Changed } from '../signatures/signature-decision.service.ts';
import type { DecisionRow } from './decision.entity.ts';

/** What a chunk changed in the count, in its transaction: the chunks of a decision are one entry a day. */
export async function explainInLedger(
  client: PoolClient,
  { id: batchId, petitionId, reason, role }: DecisionRow,
  changed: Changed[],
): Promise<void> {
  const counted = changed.flatMap(({ reasoned }) => reasoned ?? []);
  for (const [kind, entries] of Map.groupBy(counted, (one) => one)) {
    const entry = { petitionId, kind, entries: entries.length, reason, role, batchId };
    await enterWithReason(client, entry);
  }
}
