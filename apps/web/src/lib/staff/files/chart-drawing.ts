import { formatChange } from '#lib/format.ts';
import { axisLabels } from '../charts/axis.ts';
import type { ChartRange } from '../charts/chart-range.ts';
import { plotOf, type Point } from '../charts/plot.ts';
import { columnsOfPanels, PANELS, seriesWord, type Series, type View } from '../charts/views.ts';
import type { Times } from '../time/times-in.ts';
import type { Pen } from './pen.ts';
import { EDGE, TEXT, WIDTH, type Drawing } from './picture.ts';

type Charted = { view: View; range: ChartRange; points: Point[]; ends?: string[] | undefined };

const HEIGHTS = [380, 150];
const TICK = 17;
const SAMPLE = 40;
/** Where ours is not there, some systems have a font so much wider. */
const WIDER = 1.4;

/** The panels of a view, each with its legend and its axes. */
export function drawChart(charted: Charted, times: Times, pen: Pen, top: number): Drawing {
  let bottom = top;
  const columns = columnsOfPanels(charted.view);
  const room = roomOfNumbers(charted, pen);
  const panels = PANELS[charted.view].map((series, i) => {
    const legend = drawLegend(series, pen, bottom + TEXT);
    const plot = drawPlot(charted, {
      series,
      columns: columns[i]!,
      times,
      pen,
      top: legend.bottom + 24,
      room,
      height: HEIGHTS[i]!,
    });
    bottom = plot.bottom + 28;
    return legend.body + plot.body;
  });
  return { body: panels.join(''), bottom: bottom - 28 };
}

/** Its places are as far apart as the longest word needs, in a font that is wider than ours, too. */
function drawLegend(series: Series[], pen: Pen, y: number): Drawing {
  const words = series.map(({ name }) => seriesWord(name));
  const longest = Math.max(...words.map((word) => pen.widthOf(word, TEXT)));
  const most = (WIDTH - 2 * EDGE) / series.length;
  const each = Math.min(most, SAMPLE + 8 + longest * WIDER + 24);
  const entries = series.map(({ look }, i) => {
    const x = EDGE + Math.round(i * each);
    const line = `<path class="line line-${look}" d="M${x} ${y - 6}h${SAMPLE}"/>`;
    return line + pen.write(words[i]!, { x: x + SAMPLE + 8, y, size: TEXT });
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
  /** Left of the axis: the same for all panels, so that a day stands below itself. */
  room: number;
};

function roomOfNumbers({ view, range, points }: Charted, pen: Pen): number {
  const { from, to } = range;
  const ticks = columnsOfPanels(view).flatMap(
    (columns) => plotOf(points, { columns, from, to }).ticks,
  );
  return Math.max(...ticks.map((tick) => pen.widthOf(formatChange(tick), TICK))) + 12;
}

function drawPlot({ range, points, ends }: Charted, panel: Panel): Drawing {
  const { series, columns, times, pen, top, height, room } = panel;
  const { from, to } = range;
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
