import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../errors.ts';
import { CHART_MAX_POINTS } from '../limits.ts';
import { runtimeName } from './time-zone.ts';

export type Interval = 'MINUTE' | 'HOUR' | 'DAY';
export type ChartRange = { from: Date; to: Date; interval: Interval; timeZone: string };
/** The beginnings of all intervals, and where the last one ends. */
export type Buckets = { starts: Date[]; end: Date };

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const MS = { MINUTE: 60_000, HOUR: 3_600_000 };
const DAY_MS = 24 * MS.HOUR;

/** Why a range cannot be drawn, by argument. */
export function rangeProblems(range: ChartRange): FieldError[] {
  const { from, to } = range;
  const absurd = absurdDates({ from, to });
  if (absurd.length > 0) return absurd;
  if (from >= to) return [{ path: ['to'], code: 'OUT_OF_RANGE' }];
  const isTooLong = edgesOf(range).length > CHART_MAX_POINTS + 1;
  return isTooLong ? [{ path: ['interval'], code: 'OUT_OF_RANGE' }] : [];
}

/** Dates at which nothing here can have happened, by argument. */
export function absurdDates(dates: Record<string, Date>): FieldError[] {
  return Object.entries(dates)
    .filter(([, date]) => !(date.getTime() >= EARLIEST && date.getTime() <= LATEST))
    .map(([name]) => ({ path: [name], code: 'OUT_OF_RANGE' }));
}

/** Whole intervals of that zone, from the one that holds `from` up to the one that ends at or after `to`. */
export function bucketsOf(range: ChartRange): Buckets {
  const edges = edgesOf(range).map((ms) => new Date(ms));
  return { starts: edges.slice(0, -1), end: edges.at(-1)! };
}

/** When the day began there in which a moment falls. */
export function startOfDay(at: Date, timeZone: string): Date {
  return new Date(zoned(at, timeZone).startOfDay().epochMilliseconds);
}

/** The beginning of the day that is so many days later there, or earlier. */
export function daysLater(at: Date, days: number, timeZone: string): Date {
  const first = zoned(at, timeZone);
  const date = first.toPlainDate().add({ days });
  return new Date(date.toZonedDateTime(first.timeZoneId).epochMilliseconds);
}

/** No more than it takes to see that they are too many. */
function edgesOf(range: ChartRange): number[] {
  const next = range.interval === 'DAY' ? days(range) : steps(range, MS[range.interval]);
  const end = range.to.getTime();
  const edges = [next()];
  while (edges.at(-1)! < end && edges.length < CHART_MAX_POINTS + 2) edges.push(next());
  return edges;
}

/**
 * Days are as long as they are there: 23 hours, or 25, when clocks change. Between two changes they are
 * all alike, so that years of them take no time to find.
 */
function days({ from, timeZone }: ChartRange): () => number {
  let day = zoned(from, timeZone).startOfDay();
  let at = day.epochMilliseconds;
  let change = nextChange(day);
  return () => {
    const start = at;
    const isWhole = day.hour === 0 && day.minute === 0 && start + DAY_MS < change;
    if (isWhole) at += DAY_MS;
    else {
      day = zoned(new Date(start), timeZone)
        .toPlainDate()
        .add({ days: 1 })
        .toZonedDateTime(day.timeZoneId);
      at = day.epochMilliseconds;
      change = nextChange(day);
    }
    return start;
  };
}

/** When clocks there change next. */
function nextChange(at: Temporal.ZonedDateTime): number {
  return at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
}

/** An hour is an hour also while clocks change; it begins when clocks there strike. */
function steps({ from, interval, timeZone }: ChartRange, ms: number): () => number {
  const smallestUnit = interval === 'HOUR' ? 'hour' : 'minute';
  const first = zoned(from, timeZone).round({ smallestUnit, roundingMode: 'floor' });
  let start = first.epochMilliseconds;
  return () => {
    start += ms;
    return start - ms;
  };
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(
    runtimeName(timeZone)!,
  );
}
