import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LOCALES } from './locales.ts';

const root = new URL('../../../', import.meta.url);
const catalogue = (locale: string) =>
  JSON.parse(
    readFileSync(new URL(`packages/shared/messages/${locale}.json`, root), 'utf8'),
  ) as Record<string, string | { match: Record<string, string> }[]>;

/** All that is run, without what is generated or only tried. */
function sources(): string[] {
  const folders = ['apps/api/src', 'apps/web/src', 'apps/web/server', 'packages/shared/src'];
  return folders.flatMap((folder) => {
    const base = fileURLToPath(new URL(`${folder}/`, root));
    return readdirSync(base, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|svelte)$/.test(file))
      .filter((file) => !/(?:^|\/)generated\/|\.test\.ts$/.test(file))
      .map((file) => readFileSync(base + file, 'utf8'));
  });
}

test('every message is said somewhere', () => {
  const said = new Set(
    sources().flatMap((source) => [...source.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key!)),
  );
  const messages = Object.keys(catalogue(LOCALES[0])).filter((key) => key !== '$schema');
  expect(messages.filter((key) => !said.has(key))).toEqual([]);
});

test('whatever depends on a number has the forms of Ukrainian: one, few, and for all others', () => {
  const plurals = Object.entries(catalogue('uk')).flatMap(([key, message]) => {
    if (typeof message === 'string') return [];
    const cases = message.flatMap(({ match }) => Object.keys(match)).join();
    const forms = [...cases.matchAll(/\w+Plural=([\w*]+)/g)].map(([, form]) => form!);
    return forms.length > 0 ? [{ key, forms: new Set(forms) }] : [];
  });
  expect(plurals.length).toBeGreaterThan(10);
  const lacking = plurals.filter(({ forms }) => !['one', 'few', '*'].every((of) => forms.has(of)));
  expect(lacking).toEqual([]);
});

test.each(LOCALES)('whatever is chosen from has a last case for all others, in %s', (locale) => {
  const lacking = Object.entries(catalogue(locale)).filter(([, message]) => {
    if (typeof message === 'string') return false;
    const cases = message.flatMap(({ match }) => Object.keys(match));
    return !cases
      .at(-1)!
      .split(', ')
      .every((part) => part.endsWith('=*'));
  });
  expect(lacking.map(([key]) => key)).toEqual([]);
});
