import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** The plot's own units; it is stretched to whatever room there is. */
export const PLOT = { width: 1000, height: 300 };

export type Point = { at: string; confirmed: number; pending: number; donationClicks: number };
type Series = Exclude<keyof Point, 'at'>;

const MOST_GRID_LINES = 4;

export type Plot = {
  /** From the top down to zero, at equal distances. */
  ticks: number[];
  filled: string;
  lines: Record<Series, string>;
};

/** The shapes of a chart. Its axis starts at zero; a quiet petition still gets whole numbers on it. */
export function plotOf(points: Point[], { from, to }: { from: string; to: string }): Plot {
  const most = Math.max(1, ...points.flatMap((p) => [p.confirmed, p.pending, p.donationClicks]));
  const count = Math.min(MOST_GRID_LINES, most);
  const y = scaleLinear().domain([0, most]).nice(count).range([PLOT.height, 0]);
  const x = scaleLinear()
    .domain([Date.parse(from), Date.parse(to)])
    .range([0, PLOT.width]);
  const across = (point: Point) => round(x(Date.parse(point.at)));
  const up = (series: Series) => (point: Point) => round(y(point[series]));
  const lineOf = (series: Series) => line<Point>(across, up(series))(points) ?? '';
  return {
    ticks: y.ticks(count).reverse(),
    filled: area<Point>(across, PLOT.height, up('confirmed'))(points) ?? '',
    lines: {
      confirmed: lineOf('confirmed'),
      pending: lineOf('pending'),
      donationClicks: lineOf('donationClicks'),
    },
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
