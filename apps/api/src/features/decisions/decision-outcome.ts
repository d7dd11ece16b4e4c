import type { DecisionStep } from '@undersigned/shared/staff/audit-actions.ts';
import type { Db } from '../../platform/db.ts';
import type { DecisionOutcome, DecisionRow } from './decision.entity.ts';

export type Telling = {
  accountId: string;
  /** Whoever proposed it is told what became of it, in the transaction that makes it so. */
  tellProposer: (tx: Db, decision: DecisionRow, outcome: DecisionOutcome) => Promise<void>;
};

/** What a step is to whoever proposed what it is about. */
export const OUTCOMES = {
  approve: 'approved',
  cancel: 'cancelled',
  reinstate: 'undone',
} as const satisfies Partial<Record<DecisionStep, DecisionOutcome>>;

/** Whoever decided alone has proposed it, too. Nobody has to be told what they did themselves. */
export function isOfAnother(
  { proposedBy }: Pick<DecisionRow, 'proposedBy'>,
  { accountId }: Pick<Telling, 'accountId'>,
): boolean {
  return proposedBy !== accountId;
}

export async function tellOutcome(
  tx: Db,
  telling: Telling,
  decision: DecisionRow,
  outcome: DecisionOutcome,
): Promise<void> {
  if (isOfAnother(decision, telling)) await telling.tellProposer(tx, decision, outcome);
}
