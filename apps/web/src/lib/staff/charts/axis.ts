import { formatChange } from '#lib/format.ts';
import type { Times } from '../time/times-in.ts';
import type { ChartRange, Tick } from './chart-range.ts';
import { plotOf, type Point } from './plot.ts';

/** Where what stands on the axis has too little room to be read: on any screen, or on small ones. */
type Room = 'scarce' | 'tight' | 'narrow' | undefined;
export type Label = { text: string; at: number; width: number; room: Room };

/** What stands along the axis: where, and how much room it has up to the next, as parts of the whole. */
export function axisLabels({ from, to, ticks }: ChartRange, times: Times): Label[] {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  const places = ticks.map(({ at }) => (Date.parse(at) - start) / length);
  return ticks.map((tick, i) => {
    const isLast = i === ticks.length - 1;
    const width = (places[i + 1] ?? 1) - places[i]!;
    const room = isLast ? roomIn(width) : undefined;
    return { text: tickText(tick, times), at: places[i]!, width, room };
  });
}

/** By parts of the axis, which is some 1000, 550 and 300 pixels long. */
function roomIn(width: number): Room {
  if (width < 0.06) return 'scarce';
  if (width < 0.1) return 'tight';
  return width < 0.19 ? 'narrow' : undefined;
}

/** The number for which the axes of all panels leave room. */
export function widestNumber(
  points: Point[],
  panels: number[][],
  { from, to }: Pick<ChartRange, 'from' | 'to'>,
): string {
  const ticks = panels.flatMap((columns) => plotOf(points, { columns, from, to }).ticks);
  return ticks
    .map(formatChange)
    .reduce((widest, each) => (each.length > widest.length ? each : widest), '');
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
