import { expect, test } from 'vitest';
import { typedCount } from './paper-entry.ts';

test.each([
  ['1200', 1_200],
  [' 1,200 ', 1_200],
  ['1 200', 1_200],
  ['1\u00a0200\u00a0000', 1_200_000],
  ['12,345,678', 12_345_678],
  ['', undefined],
  ['  ', undefined],
])('%j is so many', (typed, count) => {
  expect(typedCount(typed)).toBe(count);
});

test.each(['1,5', '1.5', '1.200', '12,00', '1,2000', '1 5', ',200', '1,,200', '-7', '1e3', 'many'])(
  '%j is no whole number',
  (typed) => {
    expect(typedCount(typed)).toBeNaN();
  },
);
