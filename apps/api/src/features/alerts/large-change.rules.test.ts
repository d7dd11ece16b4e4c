import { expect, test } from 'vitest';
import type { LargeChangeEntry } from '../integrity/large-change.service.ts';
import { changesToTell } from './large-change.rules.ts';

const AT = new Date('2022-03-24T09:00:00Z');
const entry = (id: string, change: number, more: Partial<LargeChangeEntry> = {}) => ({
  ...{ id, petitionId: 'p', day: '2022-03-24', kind: 'offline' as const, change },
  ...{ at: AT, grownAt: AT, ...more },
});
const brief = (entries: LargeChangeEntry[], told: [string, number][] = []) =>
  changesToTell(entries, new Map(told)).map(({ entryId, figure, others }) => [
    entryId,
    figure,
    others,
  ]);

test('a thousand is told to nobody, and one more is', () => {
  expect(brief([entry('a', 1_000)])).toEqual([]);
  expect(brief([entry('a', 1_001)])).toEqual([['a', 1_001, 0]]);
  expect(brief([entry('a', -1_001)])).toEqual([['a', 1_001, 0]]);
});

test('pieces of a day add up, and the largest speaks for them', () => {
  const pieces = [entry('a', 400), entry('b', 500), entry('c', 200)];
  expect(brief(pieces)).toEqual([['b', 1_100, 2]]);
  expect(brief([entry('a', 600), entry('b', 600, { day: '2022-03-25' })])).toEqual([]);
  expect(brief([entry('a', 600), entry('b', 600, { petitionId: 'q' })])).toEqual([]);
  expect(brief([entry('a', 600), entry('b', 600, { kind: 'released' })])).toEqual([]);
});

test('what is taken off again hides nothing of what was entered', () => {
  expect(brief([entry('a', 5_000), entry('b', -5_000)])).toEqual([
    ['a', 5_000, 0],
    ['b', 5_000, 0],
  ]);
  expect(brief([entry('a', 600), entry('b', -600)])).toEqual([]);
});

test('nothing is told twice, and what comes later is told once it is as large again', () => {
  expect(brief([entry('a', 5_000)], [['a', 5_000]])).toEqual([]);
  const later = [entry('a', 5_000), entry('b', 700)];
  expect(brief(later, [['a', 5_000]])).toEqual([]);
  expect(brief([...later, entry('c', 301)], [['a', 5_000]])).toEqual([['b', 1_001, 1]]);
  expect(brief([entry('a', 7_000)], [['a', 5_000]])).toEqual([['a', 2_000, 0]]);
});

test('it is said from when to when, and how much of each entry was told', () => {
  const end = new Date('2022-03-24T09:20:00Z');
  const [change] = changesToTell(
    [entry('a', -900), entry('b', -2_000, { grownAt: end })],
    new Map(),
  );
  expect(change).toMatchObject({ beganAt: AT, endedAt: end });
  expect(change!.told).toEqual([
    { entryId: 'a', entries: 900 },
    { entryId: 'b', entries: 2_000 },
  ]);
});
