import { describe, expect, test } from 'vitest';
import { textOf, wantedLocale } from './locale.ts';

describe('a request is answered', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['uk', 'uk'],
    ['uk-UA,uk;q=0.9,en;q=0.8', 'uk'],
    ['en-GB,uk;q=0.5', 'en'],
    ['fr,de;q=0.7', 'en'],
    ['uk;q=0', 'en'],
    ['*', 'en'],
    ['<script>, uk\u0000', 'en'],
    [`${'a-'.repeat(4_000)},uk`, 'uk'],
  ])('to %j in %s', (header, locale) => expect(wantedLocale(header)).toBe(locale));
});

describe('a text', () => {
  const row = { title: 'Help', locale: 'en', texts: { uk: { title: 'Допомога' } } };

  test('is shown in the language that is wanted, and else as it was written', () => {
    expect(textOf(row, 'uk')).toEqual({ title: 'Допомога', locale: 'uk' });
    expect(textOf(row, 'en')).toMatchObject({ title: 'Help', locale: 'en' });
    expect(textOf({ ...row, texts: {} }, 'uk')).toMatchObject({ title: 'Help', locale: 'en' });
  });
});
