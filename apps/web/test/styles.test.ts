import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const source = new URL('../src', import.meta.url).pathname;
const api = new URL('../../api/src/platform', import.meta.url).pathname;
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

/** The declarations of a style sheet, or of a component's. */
function declarationsOf(text: string, isComponent: boolean): [name: string, value: string][] {
  const css = isComponent ? (/<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '') : text;
  const found = css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g);
  return [...found].map(([, name = '', value = '']) => [name, value.trim()]);
}

// As margins of a box in points of a page, which has no writing direction of its own.
const ON_PAPER = 'print.css';
const PHYSICAL =
  /^(?:(?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:top|right|bottom|left)(?:-\w+)?|top|right|bottom|left|width|height|(?:min|max)-(?:width|height))$/;

function complaintsAbout([name, value]: [string, string]): string[] {
  const said = `${name}: ${value}`;
  const sides = value.split(/\s+(?![^(]*\))/);
  return [
    ...(PHYSICAL.test(name) ? [`not logical: ${said}`] : []),
    ...(/^(?:margin|padding|inset)$/.test(name) && sides.length === 4 && sides[1] !== sides[3]
      ? [`not logical: ${said}`]
      : []),
    ...(/^(?:text-align|float|clear)$/.test(name) && /left|right/.test(value)
      ? [`not logical: ${said}`]
      : []),
    ...(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)a?\(/i.test(value)
      ? [`a colour of its own: ${said}`]
      : []),
    ...(name === 'font-size' && /[\d.](?:rem|px|pt)/.test(value) && !value.includes('var(')
      ? [`a size of its own: ${said}`]
      : []),
    ...(name === 'font' && /[\d.](?:rem|px)/.test(value) ? [`a size of its own: ${said}`] : []),
    ...(/^font(?:-family)?$/.test(name) && /['"]|serif/.test(value)
      ? [`a face of its own: ${said}`]
      : []),
  ];
}

describe('right-to-left ready, and raw values stand in tokens.css only:', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(?:svelte|css)$/.test(file) &&
      !/(?:tokens|fonts)\.css$/.test(file) &&
      !file.endsWith(ON_PAPER),
  );
  test.each(files)('%s', (file) => {
    const declarations = declarationsOf(read(source, file), file.endsWith('.svelte'));
    expect(declarations.flatMap(complaintsAbout)).toEqual([]);
  });

  test('and what is not is found', () => {
    const css = 'a { padding: 1px 0 1px 2px; left: 0; color: #fff; font: 700 1rem/1 serif; }';
    const found = declarationsOf(css, false).flatMap(complaintsAbout);
    expect(found.map((line) => line.split(':')[0])).toEqual([
      ...['not logical', 'not logical', 'a colour of its own', 'a size of its own'],
      'a face of its own',
    ]);
  });
});

describe('where no style sheet reaches, colours are those of tokens.css:', () => {
  const tokens = read(source, 'styles/tokens.css');
  const colours = [...tokens.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, l, c, h]) =>
    rgbOf(Number(l), Number(c), Number(h)),
  );
  const isToken = (hex: string) =>
    colours.some((rgb) =>
      rgb.every((part, i) => Math.abs(part - parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16)) <= 1),
    );

  test.each([
    join(source, 'lib/server/share-image.ts'),
    join(source, 'lib/staff/files/picture.ts'),
    join(api, 'mail-style.ts'),
    join(api, 'plain-page.ts'),
    join(source, 'error.html'),
  ])('%s', (file) => {
    const used = [...new Set(readFileSync(file, 'utf8').match(/#[0-9a-f]{6}\b/g))];
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((hex) => !isToken(hex))).toEqual([]);
  });
});

/** From OKLCH to sRGB, 0 to 255 each: CSS Color 4, section 10. */
function rgbOf(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((part) => {
    const clipped = Math.min(1, Math.max(0, part));
    const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(255 * encoded);
  });
}
