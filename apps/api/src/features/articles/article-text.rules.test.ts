import { describe, expect, test } from 'vitest';
import { readingMinutes, slugFrom } from './article-headline.rules.ts';
import { decodeText } from './article-text.rules.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a file', () => {
  test.each(['Слава', 'plain', 'tab\tand\r\nlines\u0085more'])('of UTF-8 is text: %j', (text) => {
    expect(decodeText(utf8(text))).toEqual({ text });
  });

  test('may begin with a byte order mark, which is not part of the text', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A' });
  });

  test.each([
    ['nothing', utf8(''), 'EMPTY'],
    ['a byte order mark only', bytes(0xef, 0xbb, 0xbf), 'EMPTY'],
    ['white space only', utf8(' \t\r\n\u00a0\u2003\u200b\ufeff\n'), 'EMPTY'],
    ['Latin-1', bytes(0x63, 0x61, 0x66, 0xe9), 'NOT_UTF8'],
    ['UTF-16', bytes(0xff, 0xfe, 0x41, 0x00), 'NOT_UTF8'],
    ['an overlong form', bytes(0xc0, 0xaf), 'NOT_UTF8'],
    ['half a surrogate pair', bytes(0xed, 0xa0, 0x80), 'NOT_UTF8'],
    ['a cut-off character', bytes(0x41, 0xe2, 0x82), 'NOT_UTF8'],
    ['a NUL', utf8('before\u0000after'), 'BINARY'],
    ['an escape sequence', utf8('\u001b[31mred'), 'BINARY'],
    ['a C1 control', utf8('it\u0092s'), 'BINARY'],
  ])('with %s is refused', (_name, content, problem) => {
    expect(decodeText(content)).toEqual({ problem });
  });
});

describe('a slug made of a headline', () => {
  test.each([
    ['Soldiers wound themselves, man says', 'soldiers-wound-themselves-man-says'],
    ['Kyiv’s mayor: ‘A war against civilians’', 'kyivs-mayor-a-war-against-civilians'],
    ["  It's -- 7.62 mm!  ", 'its-7-62-mm'],
    ['Łódź, Tromsø & Besançon: Straße', 'lodz-tromso-and-besancon-strasse'],
    ['Україна calls', 'calls'],
    ['Слава Україні', ''],
    ['?!', ''],
    [`${'word '.repeat(30)}`, `${'word-'.repeat(20)}`.slice(0, -1)],
    ['x'.repeat(150), 'x'.repeat(100)],
  ])('%j is %j', (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug);
  });
});

describe('the reading time', () => {
  const text = (words: number) => 'word '.repeat(words);

  test('is a minute for each 230 words, and at least one', () => {
    expect(readingMinutes([])).toBe(1);
    expect(readingMinutes([{ kind: 'PARAGRAPH', text: text(230) }])).toBe(1);
    expect(
      readingMinutes([
        { kind: 'PARAGRAPH', text: text(400) },
        { kind: 'QUOTE', text: text(250) },
        { kind: 'HEADING', text: text(40) },
      ]),
    ).toBe(3);
  });

  test('leaves out boxes and captions', () => {
    expect(
      readingMinutes([
        { kind: 'VIDEO', text: text(2000) },
        { kind: 'CAMPAIGN', text: text(2000) },
      ]),
    ).toBe(1);
  });
});
