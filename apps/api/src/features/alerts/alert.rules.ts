import { milestoneReached } from '@undersigned/shared/petitions/milestone.ts';

export type Passed = { petitionId: string; target: number };

/**
 * Which milestones were passed since staff were last told of one: of several at once the highest. `told`:
 * up to which number that was, by petition.
 */
export function milestonesToTell(
  totals: readonly { petitionId: string; total: number }[],
  told: ReadonlyMap<string, number>,
): Passed[] {
  return totals.flatMap(({ petitionId, total }) => {
    const target = milestoneReached(total);
    return target !== null && target > (told.get(petitionId) ?? 0) ? [{ petitionId, target }] : [];
  });
}
