import { expect, test } from 'vitest';
import { regionOf } from './guess-country.ts';

const [KYIV] = [Intl.DateTimeFormat('en', { timeZone: 'Europe/Kiev' }).resolvedOptions().timeZone];

test.each([
  ['en-GB', 'Europe/London', 'GB'],
  ['uk-UA', KYIV, 'UA'],
  ['zh-Hant-TW', 'Asia/Taipei', 'TW'],
  ['en-US', 'America/Chicago', 'US'],
  // Where the browser is, it speaks a language of elsewhere.
  ['en-US', KYIV, undefined],
  ['en-GB', 'Europe/Berlin', undefined],
  ['en-GB', 'UTC', undefined],
  ['uk', KYIV, undefined],
  ['es-419', 'America/Bogota', undefined],
  ['', 'Europe/London', undefined],
  ['<script>', 'Europe/London', undefined],
])('the language %s and the clock of %s name the country %s', (language, timeZone, region) => {
  expect(regionOf(language, timeZone)).toBe(region);
});
