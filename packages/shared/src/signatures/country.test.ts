import { describe, expect, test } from 'vitest';
import { countryNames, isCountry, parseCountry } from './country.ts';

describe('a country', () => {
  test.each(['GB', 'UA', 'RU', 'AX', 'ZW', 'TW', 'PS', 'SS'])('%s is one', (code) => {
    expect(parseCountry(code)).toEqual({ ok: true, value: code });
  });

  test.each(['UK', 'EU', 'XX', 'ZZ', 'SU', 'AN', 'gb', 'GBR', 'G', ' GB', '826', '__proto__'])(
    '%s is none',
    (code) => {
      expect(isCountry(code)).toBe(false);
      expect(parseCountry(code)).toEqual({ ok: false, code: 'COUNTRY_UNKNOWN' });
    },
  );

  test('of nothing is required', () => {
    expect(parseCountry('')).toEqual({ ok: false, code: 'REQUIRED' });
  });

  test('has a name in the reader’s language, all 249 in the order of that language', () => {
    const english = countryNames('en-GB');
    expect(english).toHaveLength(249);
    expect(new Set(english.map(({ name }) => name)).size).toBe(249);
    expect(english.every(({ code, name }) => code !== name)).toBe(true);
    expect(english[0]).toEqual({ code: 'AF', name: 'Afghanistan' });
    expect(english[1]).toEqual({ code: 'AX', name: 'Åland Islands' });
    expect(countryNames('uk').find(({ code }) => code === 'UA')?.name).toBe('Україна');
  });
});
