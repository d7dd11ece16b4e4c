import type { FieldError } from '@undersigned/shared/errors.ts';
import { CHART_MAX_POINTS } from '@undersigned/shared/limits.ts';

export type Interval = 'MINUTE' | 'HOUR' | 'DAY';
export type ChartRange = { from: Date; to: Date; interval: Interval };
/** The beginnings of all intervals, and where the last one ends. */
export type Buckets = { starts: Date[]; end: Date };

export const INTERVAL_SECONDS: Record<Interval, number> = { MINUTE: 60, HOUR: 3_600, DAY: 86_400 };

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Why a range cannot be drawn, by argument. */
export function rangeProblems({ from, to, interval }: ChartRange): FieldError[] {
  const absurd = Object.entries({ from, to })
    .filter(([, date]) => !(date.getTime() >= EARLIEST && date.getTime() <= LATEST))
    .map(([name]): FieldError => ({ path: [name], code: 'OUT_OF_RANGE' }));
  if (absurd.length > 0) return absurd;
  if (from >= to) return [{ path: ['to'], code: 'OUT_OF_RANGE' }];
  const tooMany = bucketCount({ from, to, interval }) > CHART_MAX_POINTS;
  return tooMany ? [{ path: ['interval'], code: 'OUT_OF_RANGE' }] : [];
}

/** Whole intervals, from the one that holds `from` up to the one that ends at or after `to`. */
export function bucketsOf(range: ChartRange): Buckets {
  const ms = INTERVAL_SECONDS[range.interval] * 1000;
  const first = Math.floor(range.from.getTime() / ms) * ms;
  const count = bucketCount(range);
  return {
    starts: Array.from({ length: count }, (_, i) => new Date(first + i * ms)),
    end: new Date(first + count * ms),
  };
}

function bucketCount({ from, to, interval }: ChartRange): number {
  const ms = INTERVAL_SECONDS[interval] * 1000;
  return Math.ceil(to.getTime() / ms) - Math.floor(from.getTime() / ms);
}
