import type { CountInterval } from '@undersigned/shared/generated/staff/graphql.ts';

export const RANGES = ['hour', 'today', 'week', 'all'] as const;
export type RangeName = (typeof RANGES)[number];

/** What a chart shows, and into how many equal parts its axis is divided. */
export type ChartRange = {
  name: RangeName;
  interval: CountInterval;
  from: string;
  to: string;
  segments: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_DAYS = 1_400;
const MOST_SEGMENTS = 6;

export function rangeNamed(name: string | null): RangeName {
  return RANGES.find((each) => each === name) ?? 'week';
}

/** Days are counted by UTC, as in the counts themselves. The axis may reach into the future. */
export function chartRange(name: RangeName, now: number, beganAt: number): ChartRange {
  const today = Math.floor(now / DAY) * DAY;
  const of = (interval: CountInterval, from: number, to: number, segments: number): ChartRange => ({
    name,
    interval,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    segments,
  });
  if (name === 'hour') {
    const { from, to } = lastHour(now);
    return of('MINUTE', from, to, 4);
  }
  if (name === 'today') return of('HOUR', today, today + DAY, 6);
  if (name === 'week') return of('HOUR', today - 6 * DAY, today + DAY, 7);
  const days = Math.min(1 + (today - Math.floor(beganAt / DAY) * DAY) / DAY, MOST_DAYS);
  const step = Math.ceil(days / MOST_SEGMENTS);
  const segments = Math.ceil(days / step);
  const from = today - (days - 1) * DAY;
  return of(days <= 4 ? 'HOUR' : 'DAY', from, from + segments * step * DAY, segments);
}

/** Sixty whole minutes, this one included. */
export function lastHour(now: number): { from: number; to: number } {
  const to = (Math.floor(now / MINUTE) + 1) * MINUTE;
  return { from: to - HOUR, to };
}
