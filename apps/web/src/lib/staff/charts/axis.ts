import type { Times } from '../times-in.ts';
import type { ChartRange, Tick } from './chart-range.ts';

export type Label = { text: string; at: number; width: number };

/** What stands along the axis: where, and how much room it has up to the next, as parts of the whole. */
export function axisLabels({ from, to, ticks }: ChartRange, times: Times): Label[] {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  const places = ticks.map(({ at }) => (Date.parse(at) - start) / length);
  return ticks.map((tick, i) => ({
    text: tickText(tick, times),
    at: places[i]!,
    width: (places[i + 1] ?? 1) - places[i]!,
  }));
}

function tickText({ at, kind }: Tick, times: Times): string {
  if (kind === 'time') return times.time(at);
  if (kind === 'day') return times.shortDay(at);
  return kind === 'month' ? times.month(at) : times.year(at);
}

/** An interval, as a row of the table names it. */
export function pointLabel(
  at: string,
  { interval, from, to }: Pick<ChartRange, 'interval' | 'from' | 'to'>,
  times: Times,
): string {
  const isOneYear = times.year(from) === times.year(new Date(Date.parse(to) - 1).toISOString());
  const day = isOneYear ? times.shortDay(at) : times.date(at);
  return interval === 'DAY' ? day : `${day}, ${times.time(at)}`;
}
