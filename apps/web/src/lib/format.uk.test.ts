import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  formatDate,
  formatDateWithWeekday,
  formatDayAndMonth,
  formatNumber,
  formatShare,
  formatTime,
} from './format.ts';
import { local, localeComesFrom } from './locale.ts';
import { signatureCount, tallyWords } from './petitions/tally-words.ts';
import { waitText } from './wait.ts';

beforeAll(() => localeComesFrom(() => 'uk'));
afterAll(() => localeComesFrom(() => 'en'));

test('numbers, shares and dates are written as in Ukrainian', () => {
  expect(formatNumber(12_480)).toBe('12\u00a0480');
  expect(formatShare(0.835)).toBe('83,5%');
  expect(formatDate('2022-03-16T10:00:00.000Z')).toBe('16 березня 2022 року');
  expect(formatDateWithWeekday('2022-03-16T10:00:00.000Z')).toBe('Середа, 16 березня 2022 року');
  expect(formatDayAndMonth('2022-03-17T10:00:00.000Z')).toBe('17 березня');
});

test('times are those of Kyiv, in summer too', () => {
  expect(formatTime('2022-03-16T12:02:00.000Z')).toBe('14:02');
  expect(formatTime('2022-07-16T11:02:00.000Z')).toBe('14:02');
});

test.each([
  [0, '0 підписів', 'підписів поки що'],
  [1, '1 підпис', 'підпис'],
  [2, '2 підписи', 'підписи'],
  [5, '5 підписів', 'підписів'],
  [11, '11 підписів', 'підписів'],
  [21, '21 підпис', 'підпис'],
  [12_482, '12\u00a0482 підписи', 'підписи'],
])('%i signatures have the form that goes with the number', (total, count, words) => {
  expect(signatureCount(total)).toBe(count);
  const tally = { total, confirmed: total, offline: 0, asOf: '2022-03-16T14:02:00Z' };
  const milestone = { target: 15_000, remaining: 15_000 - total, percent: 1 };
  const petition = { slug: 'p', status: 'OPEN' as const, closedAt: null, tally, milestone };
  expect(tallyWords(petition).words).toBe(words);
});

test.each([
  [1, 'одну секунду'],
  [2, '2 секунди'],
  [5, '5 секунд'],
  [60, 'одну хвилину'],
  [1_260, '21 хвилину'],
])('a wait of %i is said as people say it', (seconds, words) => {
  expect(waitText(seconds)).toBe(words);
});

test('an address of ours stays in the language', () => {
  expect(local('/')).toBe('/uk');
  expect(local('/petitions/x?a=b#sign')).toBe('/uk/petitions/x?a=b#sign');
});
