import { expect, test } from 'vitest';
import { sumOfSources } from './sources.ts';

test('sources add up', () => {
  const all = sumOfSources([
    { signatures: 3, confirmed: 2, donationClicks: 0 },
    { signatures: 1, confirmed: 1, donationClicks: 4 },
  ]);
  expect(all).toEqual({ signatures: 4, confirmed: 3, donationClicks: 4 });
});
