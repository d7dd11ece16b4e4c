import { expect, test } from 'vitest';
import { petitionCounts } from '../../../../test/support/petition-counts.ts';
import { fileName } from './file-name.server.ts';

test('two files of a chart that show another view or range have other names', () => {
  expect(fileName({ figure: 'over-time', kind: 'png' }, petitionCounts)).toBe(
    'go-further-over-time-happened-2026-03-28-to-2026-03-29.png',
  );
  const stood = { ...petitionCounts, view: 'stood' as const };
  expect(fileName({ figure: 'over-time', kind: 'csv' }, stood)).toBe(
    'go-further-over-time-stood-2026-03-28-to-2026-03-29.csv',
  );
});

test('a range that is no whole days says its times', () => {
  const range = {
    ...petitionCounts.range,
    ...{ from: '2026-03-28T08:05:00.000Z', to: '2026-03-28T09:05:00.000Z' },
  };
  expect(fileName({ figure: 'over-time', kind: 'svg' }, { ...petitionCounts, range })).toBe(
    'go-further-over-time-happened-2026-03-28-1005-to-2026-03-28-1105.svg',
  );
});

test('the steps have a range and no view, and one day is named once', () => {
  const range = { ...petitionCounts.range, to: '2026-03-28T22:00:00.000Z' };
  expect(fileName({ figure: 'funnel', kind: 'csv' }, { ...petitionCounts, range })).toBe(
    'go-further-funnel-2026-03-28.csv',
  );
});

test('what stands as it is now has neither, and no character that a header would not take', () => {
  const petition = { ...petitionCounts.petition, slug: 'go"\r\nfurther' };
  expect(fileName({ figure: 'map', kind: 'png' }, { ...petitionCounts, petition })).toBe(
    'go%22%0D%0Afurther-map.png',
  );
});
