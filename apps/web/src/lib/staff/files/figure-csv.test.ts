import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { petitionCounts } from '../../../../test/support/petition-counts.ts';
import { figureCsv } from './figure-csv.ts';

test('what happened has a line for each interval, its time with the offset of then', () => {
  const csv = figureCsv('over-time', petitionCounts);
  expect(csv.split('\r\n')[0]).toBe(
    'from,confirmed,signed,donation_clicks,on_paper,held,withdrawn,invalidated',
  );
  expect(parse(csv, { columns: true })).toMatchObject([
    { from: '2026-03-28T00:00:00+02:00', confirmed: '100', donation_clicks: '4', on_paper: '40' },
    // A number below zero is no formula.
    { from: '2026-03-29T00:00:00+02:00', confirmed: '50', held: '-1' },
  ]);
});

test('how it stood is told of the end of each interval', () => {
  const stood = {
    ...petitionCounts,
    view: 'stood' as const,
    ends: ['2026-03-28T22:00:00.000Z', '2026-03-29T10:00:00.000Z'],
  };
  const [, second] = parse(figureCsv('over-time', stood), { columns: true }) as object[];
  expect(second).toMatchObject({ at: '2026-03-29T13:00:00+03:00', total: '50', waiting: '5' });
});

test('countries, and the map that shows them, are by code and name; no cell is a formula', () => {
  const csv = figureCsv('countries', petitionCounts);
  expect(figureCsv('map', petitionCounts)).toBe(csv);
  expect(parse(csv, { columns: true })).toMatchObject([
    { country: 'GB', name: 'United Kingdom', confirmed: '1000', share: '0.8333' },
    { country: 'UA' },
    { name: `'=HYPERLINK("x")` },
  ]);
});

test('sources have the name that the page gives them, and their three counts', () => {
  expect(figureCsv('sources', petitionCounts)).toBe(
    'source,name,signed,confirmed,donation_clicks\r\ndirect,Not known,1000,980,2\r\nposter,poster,239,220,7\r\n',
  );
});

test('the steps of readers have their counts and shares, and the time of the second', () => {
  const lines = parse(figureCsv('funnel', petitionCounts), { columns: true }) as object[];
  const time = { from: '2026-03-28T00:00:00+02:00', to: '2026-03-30T00:00:00+03:00' };
  expect(lines).toEqual([
    {
      ...{ step: 'seen', ever: '40000', ever_share: '', ...time },
      ...{ in_range: '400', in_range_share: '' },
    },
    expect.objectContaining({ step: 'begun', ever: '0', ever_share: '0' }),
    expect.objectContaining({ ever_share: '', in_range: '480', in_range_share: '1.2' }),
  ]);
});

test('nothing yet is a head without lines', () => {
  const none = { ...petitionCounts, byCountry: [], points: [] };
  expect(figureCsv('countries', none)).toBe('country,name,confirmed,share\r\n');
});
