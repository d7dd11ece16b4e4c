import { describe, expect, test } from 'vitest';
import { readingMinutes, slugFrom } from './article-headline.rules.ts';

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
