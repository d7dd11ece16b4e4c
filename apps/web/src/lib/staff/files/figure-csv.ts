import { stringify } from 'csv-stringify/sync';
import { sourceName } from '#lib/signatures/source-name.ts';
import type { PetitionCounts } from '../counts/desk.server.ts';
import type { FunnelCount } from '../counts/funnel-rows.ts';
import { timeWithOffset } from '../time/local-time.server.ts';
import type { FigureName } from './figure-names.ts';

type Table = { columns: string[]; rows: (string | number)[][] };

/** The words of the page, as programs have them. */
const SELDOM = ['on_paper', 'held', 'withdrawn', 'invalidated'];
const COLUMNS = {
  happened: ['from', 'confirmed', 'signed', 'donation_clicks', ...SELDOM],
  stood: ['at', 'total', 'confirmed', 'waiting', ...SELDOM],
};

/**
 * The numbers of a figure (RFC 4180). A cell of text that a spreadsheet would run is disarmed; numbers
 * stay numbers, also below zero.
 */
export function figureCsv(figure: FigureName, counts: PetitionCounts): string {
  const { columns, rows } = tableOf(figure, counts);
  return stringify(rows, {
    ...{ header: true, columns, escape_formulas: true },
    record_delimiter: 'windows',
  });
}

function tableOf(figure: FigureName, counts: PetitionCounts): Table {
  if (figure === 'over-time') return overTime(counts);
  if (figure === 'funnel') return funnel(counts);
  if (figure === 'sources') {
    return {
      columns: ['source', 'name', 'signed', 'confirmed', 'donation_clicks'],
      rows: counts.counts.bySource.map(({ source, signatures, confirmed, donationClicks }) => [
        ...[source, sourceName(source), signatures, confirmed, donationClicks],
      ]),
    };
  }
  return {
    columns: ['country', 'name', 'confirmed', 'share'],
    rows: counts.byCountry.map(({ country, name, count }) => [
      ...[country, name, count, shareOf(count, counts.counts.confirmed)],
    ]),
  };
}

/** When each interval began; how it stood is told of its end. */
function overTime({ view, points, ends, timeZone }: PetitionCounts): Table {
  return {
    columns: COLUMNS[view],
    rows: points.map(({ at, values }, i) => [
      ...[timeWithOffset(new Date(ends?.[i] ?? at), timeZone), ...values],
    ]),
  };
}

/** Shares are of the step before, and above 1 where a step outdoes it. */
function funnel({ funnel: steps, range, timeZone }: PetitionCounts): Table {
  const [from, to] = [range.from, range.to].map((at) => timeWithOffset(new Date(at), timeZone));
  const cells = ({ count, share }: FunnelCount) => [count, share === null ? '' : rounded(share)];
  return {
    columns: ['step', 'ever', 'ever_share', 'from', 'to', 'in_range', 'in_range_share'],
    rows: steps.map(({ step, ever, ranged }) => [
      ...[step, ...cells(ever), from!, to!, ...cells(ranged)],
    ]),
  };
}

const rounded = (share: number) => Math.round(10_000 * share) / 10_000;
const shareOf = (count: number, all: number) => rounded(count / all);
