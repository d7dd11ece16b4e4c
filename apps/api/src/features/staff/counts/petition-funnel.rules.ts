import type { FieldError } from '@undersigned/shared/errors.ts';
import { absurdDates } from '@undersigned/shared/staff/chart-buckets.ts';

/** Null: without a bound. */
export type FunnelRange = { from: Date | null; to: Date | null };

const MINUTE_MS = 60_000;

/** Why nothing can be counted in it, by argument. */
export function funnelRangeProblems({ from, to }: FunnelRange): FieldError[] {
  const absurd = absurdDates({ ...(from && { from }), ...(to && { to }) });
  if (absurd.length > 0) return absurd;
  return from && to && from >= to ? [{ path: ['to'], code: 'OUT_OF_RANGE' }] : [];
}

/** All minutes that the range touches. */
export function wholeMinutes({ from, to }: FunnelRange): FunnelRange {
  return {
    from: from && new Date(Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS),
    to: to && new Date(Math.ceil(to.getTime() / MINUTE_MS) * MINUTE_MS),
  };
}
