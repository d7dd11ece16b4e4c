import { renderAsync } from '@resvg/resvg-js';
import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { describe, expect, test } from 'vitest';
import { petitionCounts } from '../../../../test/support/petition-counts.ts';
import { LOCALES } from '@undersigned/shared/locales.ts';
import { localeComesFrom } from '#lib/locale.ts';
import { funnelRows } from '../counts/funnel-rows.ts';
import { FIGURE_NAMES } from './figure-names.ts';
import { figurePicture } from './figure-picture.ts';
import { createPen } from './pen.ts';

const bytes = readFileSync(new URL('../../../fonts/share-interface.ttf', import.meta.url));
const font = opentype.parse(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
);
const words = createPen(font, 'words');
const shapes = createPen(font, 'shapes');

const many = 1_234_567;
const steps = { seen: many, begun: many, signed: many, mailed: many };
const lastSteps = { confirmed: many, shared: many, donationsFollowed: many };
const everyStep = funnelRows({ ...steps, ...lastSteps }, { ...steps, ...lastSteps });

describe.each(FIGURE_NAMES)('the picture of %s', (figure) => {
  const svg = figurePicture(figure, petitionCounts, words);

  test('says what it shows, in words that no title can turn into marks', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"/);
    expect(svg).toContain('<title id="title">Go &lt;further&gt; &amp; faster</title>');
    expect(svg).toMatch(/<desc id="description">[^<]{20,}<\/desc>/);
    expect(svg).toContain('Europe/Kyiv');
  });

  test('has the colours of both themes, and asks nobody for anything', () => {
    expect(svg).toContain('@media (prefers-color-scheme:dark)');
    expect(svg).not.toMatch(/href|url\(|@import|<script|<image/);
  });

  test('holds no number that is none', () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('is drawn without any font at hand', async () => {
    const drawn = figurePicture(figure, petitionCounts, shapes);
    expect(drawn).not.toContain('<text');
    const font = { loadSystemFonts: false };
    const png = (await renderAsync(drawn, { font })).asPng();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(5_000);
  });

  test('is there before anybody has signed', () => {
    const none = {
      ...petitionCounts,
      ...{ points: [], byCountry: [], counts: { ...petitionCounts.counts, bySource: [] } },
    };
    expect(figurePicture(figure, none, words)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

test('words are whole shapes, wherever they stand', () => {
  const numbers = { M: 2, L: 2, Q: 4, Z: 0 };
  for (let y = 0; y < 12; y += 0.1) {
    const drawn = shapes.write('Go further 60', { x: -12, y, size: 17, anchor: 'end' });
    const commands = [...drawn.matchAll(/([MLQZ])([^MLQZ"]*)/g)];
    expect(commands.length).toBeGreaterThan(50);
    for (const [, type, given] of commands)
      expect(given!.split(' ').filter(Boolean)).toHaveLength(numbers[type as 'M']);
  }
});

test('a chart has its axes and its legend in words', () => {
  const svg = figurePicture('over-time', petitionCounts, words);
  for (const word of ['Confirmed', 'Signed', 'Donation clicks', 'Held', '28 Mar', '29 Mar', '100'])
    expect(svg).toContain(`>${word}</text>`);
});

test('the days of all panels stand below one another', () => {
  const svg = figurePicture('over-time', petitionCounts, words);
  const plots = [...svg.matchAll(/translate\(([\d.]+) /g)].map(([, left]) => left);
  expect([plots.length, new Set(plots).size]).toEqual([2, 1]);
});

test('a legend has room for fonts that are wider than ours', () => {
  const svg = figurePicture('over-time', petitionCounts, words);
  const [signed] = [...svg.matchAll(/<text class="ink" x="(\d+)" y="(\d+)"[^>]*>Confirmed</g)];
  const next = svg.slice(signed!.index).match(/<path class="line line-warn" d="M(\d+)/)!;
  const room = Number(next[1]) - Number(signed![1]);
  expect(room).toBeGreaterThan(1.35 * words.widthOf('Confirmed', 19));
});

test('the steps of readers say their whole names, in each language', () => {
  for (const locale of LOCALES) {
    localeComesFrom(() => locale);
    const svg = figurePicture('funnel', { ...petitionCounts, funnel: everyStep }, words);
    expect(svg.match(/<text/g)!.length).toBeGreaterThan(30);
    expect(svg.match(/<text[^>]* textLength="[\d.]+"/g)).toHaveLength(svg.match(/<text/g)!.length);
    expect(svg).not.toContain('…');
  }
  localeComesFrom(() => 'en');
});

test('the map says what its shades stand for', () => {
  expect(figurePicture('map', petitionCounts, words)).toMatch(/>1–\d+<\/text>.*–1,000<\/text>/s);
});
