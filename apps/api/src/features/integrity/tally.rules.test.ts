import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSmallCountries } from './tally.rules.ts';

test('countries with fewer than ten are merged under null, and the next smallest joins a rest below ten', () => {
  expect(
    mergeSmallCountries([
      { country: 'GB', count: 50 },
      { country: 'IE', count: 12 },
      { country: 'FR', count: 3 },
    ]),
  ).toEqual([
    { country: 'GB', count: 50 },
    { country: null, count: 15 },
  ]);
  expect(
    mergeSmallCountries([
      { country: 'GB', count: 50 },
      { country: 'IE', count: 9 },
      { country: 'FR', count: 3 },
    ]),
  ).toEqual([
    { country: 'GB', count: 50 },
    { country: null, count: 12 },
  ]);
  expect(mergeSmallCountries([{ country: 'GB', count: 3 }])).toEqual([{ country: null, count: 3 }]);
  expect(mergeSmallCountries([])).toEqual([]);
});

test('whatever the counts, the sum stays, and no small one is shown', () => {
  const counts = fc.uniqueArray(
    fc.record({ country: fc.string({ minLength: 2, maxLength: 2 }), count: fc.nat(40) }),
    {
      selector: ({ country }) => country,
    },
  );
  fc.assert(
    fc.property(counts, (given) => {
      const shown = mergeSmallCountries(given);
      const sum = (list: { count: number }[]) =>
        list.reduce((total, { count }) => total + count, 0);
      expect(sum(shown)).toBe(sum(given));
      expect(shown.filter(({ country, count }) => country !== null && count < 10)).toEqual([]);
      const rest = shown.find(({ country }) => country === null);
      if (rest && shown.length > 1) expect(rest.count).toBeGreaterThanOrEqual(10);
    }),
  );
});
