import type { Db } from '../../platform/db.ts';
import { SUM_STEPS } from './step.queries.ts';
import type { Step } from './step.rules.ts';

/** How often each step was taken, from `from` up to but without `to`, in whole minutes; null is without a bound. */
export async function sumSteps(
  db: Db,
  petitionId: string,
  { from, to }: { from: Date | null; to: Date | null },
): Promise<Record<Step, number>> {
  const [sums] = await db.query(SUM_STEPS, [petitionId, from, to]);
  return sums;
}
