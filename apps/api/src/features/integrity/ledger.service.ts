import type { Db } from '../../platform/db.ts';
import { DAILY_CHANGES } from './ledger.queries.ts';

/** What a day added to a petition's total, or took from it. */
export type DailyChange = { day: string; change: number };

/** In order; days without a change are left out. */
export async function findDailyChanges(
  db: Db,
  petitionIds: readonly string[],
): Promise<Map<string, DailyChange[]>> {
  const rows: (DailyChange & { petitionId: string })[] = await db.query(DAILY_CHANGES, [
    petitionIds,
  ]);
  return Map.groupBy(rows, ({ petitionId }) => petitionId);
}
