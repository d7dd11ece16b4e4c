import { expect, test } from 'vitest';
import { sourceName, sumOfSources } from './sources.ts';

test.each([
  ['article', 'Article page'],
  ['signed', 'After signing'],
  ['newsletter-12', 'newsletter-12'],
  ['constructor', 'constructor'],
])('the source %s reads %s', (source, name) => expect(sourceName(source)).toBe(name));

test('sources add up', () => {
  const all = sumOfSources([
    { signatures: 3, confirmed: 2, donationClicks: 0 },
    { signatures: 1, confirmed: 1, donationClicks: 4 },
  ]);
  expect(all).toEqual({ signatures: 4, confirmed: 3, donationClicks: 4 });
});
