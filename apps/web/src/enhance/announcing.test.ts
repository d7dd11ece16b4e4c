import { expect, test } from 'vitest';
import { Announcing } from './announcing.ts';

const MINUTE = 60_000;
/** A page that was opened at 0 and showed these. */
const opened = (counts: Record<string, number> = { p: 10 }) =>
  new Announcing(new Map(Object.entries(counts)), 0);

test('a change soon after the page was opened is read out once a minute has passed', () => {
  const page = opened();
  page.note('p', 11);
  expect(page.due(MINUTE - 1)).toEqual([]);
  expect(page.due(MINUTE)).toEqual([['p', 11]]);
});

test('counts are read out at most once a minute, and the last one always in the end', () => {
  const page = opened();
  page.note('p', 11);
  expect(page.due(MINUTE)).toEqual([['p', 11]]);
  page.note('p', 12);
  page.note('p', 13);
  expect(page.due(2 * MINUTE - 1)).toEqual([]);
  expect(page.due(2 * MINUTE)).toEqual([['p', 13]]);
  expect(page.due(9 * MINUTE)).toEqual([]);
});

test('a number that the reader knows already is not read out again', () => {
  const page = opened();
  page.note('p', 11);
  page.note('p', 10);
  expect(page.due(MINUTE)).toEqual([]);
  page.note('p', 11);
  expect(page.due(MINUTE + 1)).toEqual([['p', 11]]);
});

test('of several petitions those that changed are read out together', () => {
  const page = opened({ p: 10, q: 20, r: 30 });
  page.note('p', 11);
  page.note('r', 31);
  expect(page.due(MINUTE)).toEqual([
    ['p', 11],
    ['r', 31],
  ]);
  page.note('q', 21);
  expect(page.due(MINUTE + 1)).toEqual([]);
  expect(page.due(2 * MINUTE)).toEqual([['q', 21]]);
});
