import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePersonName } from './person-name.ts';

const FORBIDDEN: [string, string][] = [
  ['NUL', '\u0000'],
  ['escape', '\u001B'],
  ['a C1 control', '\u0085'],
  ['a lone high surrogate', '\uD800'],
  ['a lone low surrogate', '\uDC00'],
  ['right-to-left override', '\u202E'],
  ['left-to-right embedding', '\u202A'],
  ['left-to-right isolate', '\u2066'],
  ['pop isolate', '\u2069'],
  ['left-to-right mark', '\u200E'],
  ['right-to-left mark', '\u200F'],
  ['Arabic letter mark', '\u061C'],
  ['zero-width space', '\u200B'],
  ['byte order mark', '\uFEFF'],
  ['Hangul filler', '\u3164'],
  ['Hangul choseong filler', '\u115F'],
  ['Hangul jungseong filler', '\u1160'],
  ['halfwidth Hangul filler', '\uFFA0'],
  ['blank Braille cell', '\u2800'],
  ['a full Egyptian blank', '\u{13441}'],
  ['a half Egyptian blank', '\u{13442}'],
  ['word joiner', '\u2060'],
  ['invisible times', '\u2062'],
  ['Mongolian vowel separator', '\u180E'],
  ['soft hyphen', '\u00AD'],
  ['combining grapheme joiner', '\u034F'],
  ['a tag character', '\u{E0041}'],
  ['a variation selector on a Latin letter', '\uFE0F'],
  ['a second-plane variation selector on a Latin letter', '\u{E0101}'],
  ['private use', '\uE000'],
  ['private use of plane 16', '\u{10FFFD}'],
  ['a non-character', '\uFDD0'],
  ['the last code point of the plane', '\uFFFE'],
  ['the sign for lost text', '\uFFFD'],
];

const codeOf = (raw: string) => {
  const parsed = parsePersonName(raw);
  return parsed.ok ? 'accepted' : parsed.code;
};

describe('a name is refused', () => {
  test.each(FORBIDDEN)('with %s at any place', (_, character) => {
    for (const name of [`An${character}na`, `${character}Anna`, `Anna${character}`, character]) {
      expect(codeOf(name)).toBe('NAME_FORBIDDEN_CHARACTER');
    }
  });

  test.each([
    ['at the start', '\u200DAnna'],
    ['at the end', 'Anna\u200C'],
    ['beside a space', 'Anna \u200DSmith'],
    ['twice', 'علی\u200C\u200Cرضا'],
    ['between emoji', 'Anna 👩\u200D💻'],
    ['alone', '\u200D'],
  ])('with a joiner %s', (_, name) => {
    expect(codeOf(name)).toBe('NAME_FORBIDDEN_CHARACTER');
  });

  test('whatever half of a surrogate pair it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xd800, max: 0xdfff }), (unit) => {
        expect(codeOf(`a${String.fromCharCode(unit)}b`)).toBe('NAME_FORBIDDEN_CHARACTER');
      }),
    );
  });

  test.each([
    ['http://spam'],
    ['HTTPS://SPAM.EXAMPLE'],
    ['http:spam'],
    ['ftp://x'],
    ['www.x.com'],
    ['Www.spam'],
    ['buy.example.com'],
    ['Anna buy.example.com now'],
    ['anna@example.org'],
    ['spam.ru'],
    ['lucky.win'],
    ['SPAM.RU'],
    ['t.me/spam'],
    ['bit.ly/3x'],
    ['spam.de'],
    ['Anna (cheap-pills.shop)'],
    ['ｗｗｗ．ｓｐａｍ．ｃｏｍ'],
    ['сайт.рф'],
  ])('when it holds a web address: %s', (name) => {
    expect(codeOf(name)).toBe('NAME_WEB_ADDRESS');
  });

  test.each([
    ['J.R. Smith'],
    ['O.K. Name'],
    ['J.R.R.Tolkien'],
    ['St.John Rivers'],
    ['Dr.Li'],
    ['Dr.Win Myint'],
    ['J.de Vries'],
    ['Ma.de Lourdes Ruiz'],
    ['Anna Smith M.Sc.'],
    ['Anna Smith, Ph.D.'],
    ['Dipl.-Ing. Müller'],
    ['Smith/Jones'],
    ['Awww Anna'],
    ['Com Net'],
  ])('never for a dot alone: %s', (name) => {
    expect(codeOf(name)).toBe('accepted');
  });
});
