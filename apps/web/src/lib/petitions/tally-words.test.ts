import { expect, test } from 'vitest';
import { tallyWords } from './tally-words.ts';

const counted = (total: number, status: 'OPEN' | 'CLOSED' = 'OPEN') =>
  tallyWords({
    slug: 'p',
    status,
    closedAt: status === 'CLOSED' ? '2022-04-30T12:00:00Z' : null,
    tally: { total, confirmed: total, offline: 0, asOf: '2022-03-16T14:02:00Z' },
    milestone: { target: 15_000, remaining: 15_000 - total, percent: 50 },
  });

test.each([
  [0, 'signatures so far', '0 signatures at 14:02'],
  [1, 'has signed', '1 signature at 14:02'],
  [12_480, 'have signed', '12,480 signatures at 14:02'],
])('a count of %i is said in good English', (total, words, dateline) => {
  expect(counted(total)).toMatchObject({ words, dateline });
});

test('a screen reader hears the count, and what is left or that it is closed', () => {
  expect(counted(1).progress).toBe('1 signature, 14,999 more to reach 15,000');
  expect(counted(12_480, 'CLOSED').progress).toBe('12,480 signatures, closed');
});
