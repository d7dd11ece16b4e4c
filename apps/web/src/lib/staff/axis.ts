import { formatDayOfUtc, formatTime } from '#lib/format.ts';
import type { ChartRange } from './chart-range.ts';

/** What stands at the beginning of each part of the axis. */
export function axisLabels({ name, from, to, segments }: ChartRange): string[] {
  const start = Date.parse(from);
  const step = (Date.parse(to) - start) / segments;
  const format = name === 'hour' || name === 'today' ? formatTime : formatDayOfUtc;
  return Array.from({ length: segments }, (_, i) =>
    format(new Date(start + i * step).toISOString()),
  );
}

/** When an interval began, as a row of the table names it. */
export function pointLabel(at: string, { interval }: ChartRange): string {
  if (interval === 'DAY') return formatDayOfUtc(at);
  return `${formatDayOfUtc(at)}, ${formatTime(at)}`;
}
