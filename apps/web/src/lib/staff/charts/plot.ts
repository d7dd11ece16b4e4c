import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** The plot's own units on the page; it is stretched to whatever room there is. */
export const PLOT = { width: 1000, height: 300 };

/** One interval: its beginning, and a number for each series. */
export type Point = { at: string; values: number[] };
export type Plot = {
  /** From the top down, at equal distances; zero is one of them. */
  ticks: number[];
  /** One for each series. */
  lines: string[];
  /** Between the first of them and zero. */
  filled: string;
};
type Shown = {
  /** Which of the numbers of each point. */
  columns: number[];
  from: string;
  to: string;
  /** Where a point stands that is about the end of its interval: its own time, where there is none. */
  ends?: string[] | undefined;
  size?: { width: number; height: number };
};

const MOST_GRID_LINES = 4;

/** The shapes of a chart. Its axis holds zero; a quiet petition still gets whole numbers on it. */
export function plotOf(points: Point[], { columns, from, to, ends, size = PLOT }: Shown): Plot {
  const numbers = points.flatMap(({ values }) => columns.map((column) => values[column]!));
  const most = numbers.reduce((a, b) => Math.max(a, b), 0);
  const least = numbers.reduce((a, b) => Math.min(a, b), 0);
  const span = Math.max(1, most - least);
  const count = Math.min(MOST_GRID_LINES, span);
  const y = scaleLinear()
    .domain([least, least + span])
    .nice(count)
    .range([size.height, 0]);
  const x = scaleLinear()
    .domain([Date.parse(from), Date.parse(to)])
    .range([0, size.width]);
  const across = (point: Point, i: number) => round(x(Date.parse(ends?.[i] ?? point.at)));
  const up = (column: number) => (point: Point) => round(y(point.values[column]!));
  return {
    ticks: y.ticks(count).reverse(),
    lines: columns.map((column) => line<Point>(across, up(column))(points) ?? ''),
    filled: area<Point>(across, round(y(0)), up(columns[0]!))(points) ?? '',
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
