import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber, formatShare } from '#lib/format.ts';
import { sourceName } from '#lib/signatures/source-name.ts';
import { columnsOf, seriesWord, viewWord } from '../charts/views.ts';
import type { PetitionCounts } from '../counts/desk.server.ts';
import { sumOfSources } from '../counts/sources.ts';
import { timesIn } from '../time/times-in.ts';
import { drawBars, type Bars } from './bars-drawing.ts';
import { drawChart } from './chart-drawing.ts';
import type { FigureName } from './figure-names.ts';
import { funnelBars } from './funnel-bars.ts';
import { drawMap } from './map-drawing.ts';
import type { Pen } from './pen.ts';
import { pictureOf, type Drawing, type Heading } from './picture.ts';

/** A chart or a table of a petition's page, as a picture that stands by itself. */
export function figurePicture(figure: FigureName, counts: PetitionCounts, pen: Pen): string {
  const draw: Record<FigureName, (top: number) => Drawing> = {
    'over-time': (top) => drawChart(counts, timesIn(counts.timeZone), pen, top),
    countries: (top) => drawBars(countryBars(counts), pen, top),
    map: (top) => drawMap(counts.byCountry, m.staff_map_note(), pen, top),
    sources: (top) => drawBars(sourceBars(counts), pen, top),
    funnel: (top) => drawBars(funnelBars(counts.funnel), pen, top),
  };
  return pictureOf(headingOf(figure, counts), pen, draw[figure]);
}

function headingOf(figure: FigureName, counts: PetitionCounts): Heading {
  const { petition, timeZone, range, view } = counts;
  const times = timesIn(timeZone);
  const title = petition.title;
  const asOf = m.staff_file_as_of({ moment: times.moment(counts.counts.asOf), zone: timeZone });
  const span = m.staff_file_span({ from: times.moment(range.from), to: times.moment(range.to) });
  if (figure !== 'over-time') {
    const what = {
      countries: m.staff_by_country(),
      map: m.staff_by_country(),
      sources: m.staff_by_source(),
      funnel: m.staff_funnel(),
    }[figure];
    const said = figure === 'map' ? m.map_alt() : m.staff_file_table();
    const moment = figure === 'funnel' ? `${span} ${asOf}` : asOf;
    return { title, lines: [what, moment], description: `${what}. ${said}` };
  }
  const headings = {
    MINUTE: m.staff_over_time_minute,
    HOUR: m.staff_over_time_hour,
    DAY: m.staff_over_time_day,
  };
  const what = `${headings[range.interval]()}: ${viewWord(view)}`;
  const series = columnsOf(view).map(({ name }) => seriesWord(name));
  const description = `${what}. ${span} ${series.join(', ')}.`;
  return { title, lines: [what, `${span} ${asOf}`], description };
}

function countryBars({ byCountry, counts }: PetitionCounts): Bars {
  const most = Math.max(1, ...byCountry.map(({ count }) => count));
  return {
    head: [m.sign_country(), m.staff_series_confirmed(), m.staff_share()],
    rows: byCountry.map(({ name, count }) => ({
      ...{ name, bar: count / most },
      numbers: [formatNumber(count), formatShare(count / counts.confirmed)],
    })),
    foot: [m.staff_all(), formatNumber(counts.confirmed), formatShare(1)],
    none: m.staff_no_country(),
  };
}

function sourceBars({ counts }: PetitionCounts): Bars {
  const { bySource } = counts;
  const most = Math.max(1, ...bySource.map(({ signatures }) => signatures));
  const all = sumOfSources(bySource);
  const numbersOf = ({ signatures, confirmed, donationClicks }: typeof all) =>
    [signatures, confirmed, donationClicks].map(formatNumber);
  return {
    head: [
      ...[m.staff_source(), m.staff_series_signed()],
      ...[m.staff_series_confirmed(), m.staff_series_clicks()],
    ],
    rows: bySource.map((source) => ({
      ...{ name: sourceName(source.source), bar: source.signatures / most },
      numbers: numbersOf(source),
    })),
    foot: [m.staff_all(), ...numbersOf(all)],
    none: m.staff_no_source(),
  };
}
