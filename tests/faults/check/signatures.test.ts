import { describe, expect, test } from 'vitest';
import { evidenceOf, rowOf } from './samples.ts';
import { createSignatureCheck, type SignatureSeen } from './signatures.ts';

const SIGNED = ['s 7 1', 'S 7 2'];
const CONFIRMED = [...SIGNED, 'c 7 3', 'C 7 4'];

function check(lines: string[], rows: SignatureSeen[]) {
  const signatures = createSignatureCheck(evidenceOf(...lines));
  for (const row of rows) signatures.see(row);
  const { lost, phantom, double, altered } = signatures.end();
  return [lost.count, phantom.count, double.count, altered.count];
}

const CLEAN = [0, 0, 0, 0];
const LOST = [1, 0, 0, 0];
const PHANTOM = [0, 1, 0, 0];
const ALTERED = [0, 0, 0, 1];

describe('what was acknowledged has to be there', () => {
  test.each([
    ['signed', SIGNED, 'PENDING'],
    ['confirmed', CONFIRMED, 'CONFIRMED'],
    ['withdrawn', [...CONFIRMED, 'w 7 5', 'W 7 6'], 'WITHDRAWN'],
    ['disowned', [...SIGNED, 'd 7 3', 'D 7 4'], 'DISOWNED'],
  ])('%s', (_, lines, state) => {
    expect(check(lines, [rowOf(7, { state })])).toEqual(CLEAN);
  });

  test('a signature that is gone is lost', () => {
    expect(check(SIGNED, [])).toEqual(LOST);
  });

  test.each([
    ['a confirmation', CONFIRMED],
    ['a withdrawal', [...CONFIRMED, 'w 7 5', 'W 7 6']],
    ['that it was disowned', [...SIGNED, 'd 7 3', 'D 7 4']],
  ])('%s that is gone is lost', (_, lines) => {
    expect(check(lines, [rowOf(7)])).toEqual(LOST);
  });

  test('who disowned their signature may be deleted', () => {
    expect(check([...SIGNED, 'd 7 3', 'D 7 4'], [])).toEqual(CLEAN);
  });
});

describe('what is there has to have been sent', () => {
  test('a signature of nobody is a phantom', () => {
    expect(check(SIGNED, [rowOf(7), rowOf(8, { person: undefined })])).toEqual(PHANTOM);
    expect(check(SIGNED, [rowOf(7), rowOf(8)])).toEqual(PHANTOM);
  });

  test('the same person twice is double', () => {
    expect(check(SIGNED, [rowOf(7), rowOf(7)])).toEqual([0, 0, 1, 0]);
  });

  test.each([
    ['state', { state: 'CONFIRMED' }],
    ['country', { country: 'XX' }],
    ['source', { source: 'elsewhere' }],
    ['signing', { isAnew: true }],
  ])('another %s than was sent is an alteration', (_, changes) => {
    expect(check(SIGNED, [rowOf(7, changes)])).toEqual(ALTERED);
  });
});

test('what nobody got an answer to may be there or not', () => {
  expect(check(['s 7 1'], [])).toEqual(CLEAN);
  expect(check(['s 7 1'], [rowOf(7)])).toEqual(CLEAN);
  expect(check([...SIGNED, 'c 7 3'], [rowOf(7)])).toEqual(CLEAN);
  expect(check([...SIGNED, 'c 7 3'], [rowOf(7, { state: 'CONFIRMED' })])).toEqual(CLEAN);
  expect(check([...SIGNED, 'c 7 3'], [rowOf(7, { state: 'HELD' })])).toEqual(ALTERED);
});

test('only a sign act without an answer may come in after its signature was taken back', () => {
  const withdrawn = [...CONFIRMED, 'w 7 5', 'W 7 6'];
  const anew = [rowOf(7, { isAnew: true })];
  expect(check(['r 7 1', ...withdrawn], anew)).toEqual(CLEAN);
  expect(check(withdrawn, anew)).toEqual(LOST);
});
