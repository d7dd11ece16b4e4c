import { expect, test } from 'vitest';
import { createRecount, findDrift } from './counts.ts';
import { rowOf } from './samples.ts';

const rows = [
  rowOf(1, { state: 'CONFIRMED' }),
  rowOf(2, { state: 'CONFIRMED' }),
  rowOf(3),
  rowOf(4, { state: 'WITHDRAWN' }),
  rowOf(5, { state: 'DISOWNED' }),
];

function recounted() {
  const recount = createRecount();
  for (const row of rows) recount.see(row);
  return recount.counts;
}

test('counts that are what the rows come to do not drift', () => {
  expect(findDrift(recounted(), recounted()).count).toBe(0);
});

test('each count that is one off is found: by state, country, source and in the ledger', () => {
  const names = [...recounted().keys()];
  for (const what of [
    'confirmed from',
    'confirmed by',
    'signed by',
    'in the ledger',
    'withdrawn',
  ]) {
    expect(names.some((name) => name.includes(what))).toBe(true);
  }
  for (const name of names) {
    const kept = recounted();
    kept.set(name, kept.get(name)! + 1);
    expect(findDrift(kept, recounted()).count, name).toBe(1);
  }
});

test('a count of what is not there at all is found, and one that was never kept', () => {
  const kept = recounted().set('open-the-archives confirmed from XX', 1);
  expect(findDrift(kept, recounted()).count).toBe(1);
  expect(findDrift(new Map(), recounted()).count).toBe(recounted().size);
});
