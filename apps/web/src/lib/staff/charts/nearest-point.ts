import type { ChartRange } from './chart-range.ts';

/** Which of the moments is nearest to a place on the chart; `share` of its width, from its left edge. */
export function nearestPoint(
  share: number,
  { from, to }: Pick<ChartRange, 'from' | 'to'>,
  moments: string[],
): number | undefined {
  const wanted = Date.parse(from) + share * (Date.parse(to) - Date.parse(from));
  const apart = moments.map((moment) => Math.abs(Date.parse(moment) - wanted));
  const least = apart.reduce((a, b) => Math.min(a, b), Infinity);
  return apart.length > 0 ? apart.indexOf(least) : undefined;
}
