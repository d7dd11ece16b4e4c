import { expect, test } from 'vitest';
import { paceOf, progressOf } from './decision-pace.ts';

const NOON = Date.parse('2026-03-16T12:00:00Z');
const at = (seconds: number) => new Date(NOON + seconds * 1_000).toISOString();
const decision = {
  ...{ state: 'RUNNING', expected: 5_000, affected: 1_250, reinstated: 0 },
  ...{ beganAt: at(0), movedAt: at(30) },
};

test('a decision goes as fast as it has gone since it began', () => {
  expect(paceOf(decision, NOON + 31_000)).toEqual({
    ...{ kind: 'goes', perMinute: 2_500, secondsLeft: 90 },
  });
});

test('what is undone is measured by what was touched', () => {
  const back = { ...decision, state: 'REINSTATING', affected: 400, reinstated: 300 };
  expect(progressOf(back)).toEqual([300, 400]);
  expect(paceOf(back, NOON + 31_000)).toMatchObject({ secondsLeft: 10 });
});

test('how fast it goes is said roughly', () => {
  expect(paceOf({ ...decision, affected: 12_744 }, NOON + 31_000)).toMatchObject({
    perMinute: 25_000,
  });
});

test.each([
  ['waits for the worker', { affected: 0, movedAt: null }, 20, 'begins'],
  ['has done one chunk', { affected: 250, movedAt: at(1) }, 2, 'begun'],
  ['has found nobody in its first chunk', { affected: 0, movedAt: at(5) }, 6, 'begun'],
  ['began before its beginning was kept', { beganAt: null }, 31, 'begun'],
])('one that %s tells no pace', (_what, change, seconds, kind) => {
  const now = NOON + seconds * 1_000;
  expect(paceOf({ ...decision, ...change }, now)).toEqual({ kind });
});

test.each([
  ['since it last went on', {}, at(30)],
  ['since it began', { affected: 0, movedAt: null }, at(0)],
])('one that nobody carries out stands, %s', (_what, change, since) => {
  expect(paceOf({ ...decision, ...change }, NOON + 121_000)).toEqual({ kind: 'stands', since });
});
