import { expect, test } from 'vitest';
import { waitText } from './wait.ts';

test.each([
  [1, 'one second'],
  [2, '2 seconds'],
  [60, 'one minute'],
  [61, '2 minutes'],
])('a wait of %i is said as people say it', (seconds, words) => {
  expect(waitText(seconds)).toBe(words);
});
