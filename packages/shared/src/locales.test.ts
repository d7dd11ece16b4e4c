import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES, pathIn, splitLocale } from './locales.ts';

describe('an address', () => {
  test.each([
    ['/', 'en', '/'],
    ['/petitions/x', 'en', '/petitions/x'],
    ['/uk', 'uk', '/'],
    ['/uk/', 'uk', '/'],
    ['/uk/petitions/x', 'uk', '/petitions/x'],
    ['/uk/petitions/uk', 'uk', '/petitions/uk'],
    ['/ukraine', 'en', '/ukraine'],
    ['/uk.json', 'en', '/uk.json'],
    ['/en/privacy', 'en', '/en/privacy'],
    ['/UK/privacy', 'en', '/UK/privacy'],
    ['//uk/privacy', 'en', '//uk/privacy'],
    ['', 'en', ''],
  ])('%j is in %s, and there %j', (address, locale, path) => {
    expect(splitLocale(address)).toEqual({ locale, path });
  });

  test.each(LOCALES)('of every page is found again in %s', (locale) => {
    for (const path of ['/', '/privacy', '/petitions/uk'])
      expect(splitLocale(pathIn(locale, path))).toEqual({ locale, path });
  });
});

describe('the message catalogue', () => {
  const folder = new URL('../', import.meta.url);
  const catalogue = (locale: string) =>
    JSON.parse(readFileSync(new URL(`messages/${locale}.json`, folder), 'utf8')) as object;

  test('is there in every language, and in no other', () => {
    const files = readdirSync(new URL('messages/', folder));
    expect(files.sort()).toEqual(LOCALES.map((locale) => `${locale}.json`).sort());
    const settings = JSON.parse(
      readFileSync(new URL('project.inlang/settings.json', folder), 'utf8'),
    ) as { baseLocale: string; locales: string[] };
    expect(settings).toMatchObject({ baseLocale: LOCALES[0], locales: [...LOCALES] });
  });

  test.each(LOCALES)('says everything in %s, in the same order', (locale) => {
    expect(Object.keys(catalogue(locale))).toEqual(Object.keys(catalogue(LOCALES[0])));
  });

  test.each(LOCALES)('names the same things in %s', (locale) => {
    const inputs = (message: unknown) =>
      [...new Set(JSON.stringify(message).match(/\{(\w+)\}/g))].sort();
    const own = Object.entries(catalogue(locale));
    const base = catalogue(LOCALES[0]) as Record<string, unknown>;
    const different = own.filter(([key, text]) => `${inputs(text)}` !== `${inputs(base[key])}`);
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
