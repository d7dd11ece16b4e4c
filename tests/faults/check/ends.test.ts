import { expect, test } from 'vitest';
import { type Ended, findEndsWithoutFault } from './ends.ts';

const strikes = [
  { name: 'kill', mayEnd: ['the worker'] as const },
  { name: 'cut', mayEnd: undefined },
];
const struck = [
  { name: 'kill', detail: '', from: 10_000, to: 10_010 },
  { name: 'cut', detail: '', from: 200_000, to: 200_010 },
];
const end = (changes: Partial<Ended> = {}): Ended => ({
  ...{ name: 'The worker', how: 'SIGKILL', hadServed: true, at: 10_020 },
  ...changes,
});
const found = (...ends: Ended[]) => findEndsWithoutFault(ends, struck, strikes).count;

test('what a fault ends is explained by it, at that time and for that program', () => {
  expect(found(end())).toBe(0);
  expect(found(end({ at: 9_000 }))).toBe(1);
  expect(found(end({ at: 20_000 }))).toBe(1);
  expect(found(end({ name: 'The API' }))).toBe(1);
  expect(found(end({ at: 200_020 }))).toBe(1);
});

test('a program that served and ends by itself has no excuse, whatever strikes', () => {
  expect(found(end({ how: 'status 1' }))).toBe(1);
  expect(found(end({ how: 'SIGSEGV' }))).toBe(1);
});

test('one that could not start may try again for a minute after a fault', () => {
  const failed = end({ how: 'status 1', hadServed: false, name: 'The API' });
  expect(found({ ...failed, at: 60_000 })).toBe(0);
  expect(found({ ...failed, at: 80_000 })).toBe(1);
  expect(found({ ...failed, at: 5_000 })).toBe(1);
  expect(found({ ...failed, how: 'SIGSEGV', at: 60_000 })).toBe(1);
});
