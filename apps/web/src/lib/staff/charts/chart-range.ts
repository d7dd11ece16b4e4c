import type { CountInterval } from '@undersigned/shared/generated/staff/graphql.ts';

export const RANGES = ['hour', 'today', 'week', 'all'] as const;
export type RangeName = (typeof RANGES)[number];
export const INTERVALS: CountInterval[] = ['MINUTE', 'HOUR', 'DAY'];

/** Where something stands on the axis of time, and as what it is told. */
export type Tick = { at: string; kind: 'time' | 'day' | 'month' | 'year' };

/** What a chart shows: whole intervals. The axis may reach into the future. */
export type ChartRange = {
  name: RangeName | 'own';
  interval: CountInterval;
  from: string;
  to: string;
  ticks: Tick[];
};

/** What somebody asked for, as the address says it. */
export type AskedRange = { range?: string; from?: string; to?: string; interval?: string };
