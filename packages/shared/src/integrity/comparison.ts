import { COUNTS_COMPARED_WITHIN_HOURS } from '../limits.ts';

/** `last`: the last comparison of counts with signatures, or since when there has been something to compare. */
export const isComparisonOverdue = (last: Date, now: Date): boolean =>
  now.getTime() - last.getTime() > COUNTS_COMPARED_WITHIN_HOURS * 3_600_000;
