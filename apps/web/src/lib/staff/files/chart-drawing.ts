import { formatChange } from '#lib/format.ts';
import { axisLabels } from '../charts/axis.ts';
import type { ChartRange } from '../charts/chart-range.ts';
import { plotOf, type Point } from '../charts/plot.ts';
import { PANELS, seriesWord, type Series, type View } from '../charts/views.ts';
import type { Times } from '../times-in.ts';
import type { Pen } from './pen.ts';
import { EDGE, TEXT, WIDTH, type Drawing } from './picture.ts';

type Charted = { view: View; range: ChartRange; points: Point[]; ends?: string[] | undefined };

const HEIGHTS = [380, 150];
const TICK = 17;
const SAMPLE = 40;

/** The panels of a view, each with its legend and its axes. */
export function drawChart(charted: Charted, times: Times, pen: Pen, top: number): Drawing {
  let bottom = top;
  let first = 0;
  const panels = PANELS[charted.view].map((series, i) => {
    const columns = series.map((_, n) => first + n);
    first += series.length;
    const legend = drawLegend(series, pen, bottom + TEXT);
    const plot = drawPlot(charted, {
      series,
      columns,
      times,
      pen,
      top: legend.bottom + 24,
      height: HEIGHTS[i]!,
    });
    bottom = plot.bottom + 28;
    return legend.body + plot.body;
  });
  return { body: panels.join(''), bottom: bottom - 28 };
}

function drawLegend(series: Series[], pen: Pen, y: number): Drawing {
  let x = EDGE;
  const entries = series.map(({ name, look }) => {
    const word = seriesWord(name);
    const line = `<path class="line line-${look}" d="M${x} ${y - 6}h${SAMPLE}"/>`;
    const text = pen.write(word, { x: x + SAMPLE + 8, y, size: TEXT });
    x += SAMPLE + 8 + pen.widthOf(word, TEXT) + 32;
    return line + text;
  });
  return { body: entries.join(''), bottom: y };
}

type Panel = {
  series: Series[];
  columns: number[];
  times: Times;
  pen: Pen;
  top: number;
  height: number;
};

function drawPlot({ range, points, ends }: Charted, panel: Panel): Drawing {
  const { series, columns, times, pen, top, height } = panel;
  const { from, to } = range;
  const { ticks } = plotOf(points, { columns, from, to });
  const room = Math.max(...ticks.map((tick) => pen.widthOf(formatChange(tick), TICK))) + 12;
  const left = EDGE + room;
  const size = { width: WIDTH - EDGE - left, height };
  const plot = plotOf(points, { columns, from, to, ends, size });
  const grid = plot.ticks.map((tick, i) => {
    const y = (i * height) / (plot.ticks.length - 1);
    const number = pen.write(formatChange(tick), {
      x: -12,
      y: y + 6,
      size: TICK,
      look: 'soft',
      anchor: 'end',
    });
    return `<path class="${tick === 0 ? 'base' : 'grid'}" d="M0 ${y}h${size.width}"/>${number}`;
  });
  const labels = axisLabels(range, times).map(({ text, at, width }) => {
    const x = at * size.width;
    const word = pen.fit(text, TICK, Math.max(60, width * size.width));
    return `<path class="grid" d="M${x} ${height}v24"/>${pen.write(word, { x: x + 6, y: height + 22, size: TICK, look: 'soft' })}`;
  });
  const lines = series.map(
    ({ look }, i) => `<path class="line line-${look}" d="${plot.lines[i]}"/>`,
  );
  const area = series[0]?.isFilled ? `<path class="area" d="${plot.filled}"/>` : '';
  const body = [...grid, area, ...lines.toReversed(), ...labels].join('');
  return {
    body: `<g transform="translate(${left} ${top})">${body}</g>`,
    bottom: top + height + 28,
  };
}
