import { DECISION_ALONE_MAX_SIGNATURES } from '@undersigned/shared/limits.ts';
import type { LargeChangeEntry } from '../integrity/large-change.service.ts';

export type ChangeToTell = {
  petitionId: string;
  /** The entry that says most of it. */
  entryId: string;
  figure: number;
  others: number;
  beganAt: Date;
  endedAt: Date;
  /** Up to how many of each entry staff are told of with it. */
  told: { entryId: string; entries: number }[];
};

/**
 * What staff are to be told of changes of a count, where more than one person may decide alone has not
 * been told yet: by petition, day, kind and direction, so that pieces add up. `told`: how many of each
 * entry were.
 */
export function changesToTell(
  entries: readonly LargeChangeEntry[],
  told: ReadonlyMap<string, number>,
): ChangeToTell[] {
  const untold = entries
    .map((entry) => ({ ...entry, left: Math.abs(entry.change) - (told.get(entry.id) ?? 0) }))
    .filter(({ left }) => left > 0);
  const lines = Map.groupBy(untold, ({ petitionId, day, kind, change }) =>
    [petitionId, day, kind, Math.sign(change)].join(' '),
  );
  return [...lines.values()].flatMap((line) => {
    const figure = line.reduce((sum, { left }) => sum + left, 0);
    if (figure <= DECISION_ALONE_MAX_SIGNATURES) return [];
    const most = line.reduce((a, b) => (b.left > a.left ? b : a));
    return {
      ...{ petitionId: most.petitionId, entryId: most.id, figure, others: line.length - 1 },
      beganAt: new Date(Math.min(...line.map(({ at }) => at.getTime()))),
      endedAt: new Date(Math.max(...line.map(({ grownAt }) => grownAt.getTime()))),
      told: line.map(({ id, change }) => ({ entryId: id, entries: Math.abs(change) })),
    };
  });
}
