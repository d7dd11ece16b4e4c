import { expect, test } from 'vitest';
import { regionOf } from './guess-country.ts';

test.each([
  ['en-GB', 'GB'],
  ['uk-UA', 'UA'],
  ['zh-Hant-TW', 'TW'],
  ['uk', undefined],
  ['es-419', '419'],
  ['', undefined],
  ['<script>', undefined],
])('the language %s names the country %s', (language, region) => {
  expect(regionOf(language)).toBe(region);
});
