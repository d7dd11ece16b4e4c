import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, pathIn } from '@undersigned/shared/locales.ts';
import { parse } from 'svelte/compiler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const PUBLIC = [
  '/',
  '/articles/a',
  '/campaigns/c',
  '/petitions/p',
  '/privacy',
  '/how-we-count',
  '/petitions/p/ledger',
];
const ALL = [
  ...PUBLIC,
  ...['/accessibility', '/petitions/p/check-email', '/petitions/p/my-signature', '/sign-in'],
  ...['/confirm/token', '/confirm/token/signed', '/confirm/token/removed', '/signature/token'],
  ...['/signature/token/withdraw', '/signature/erased', '/nothing-here', '/busy'],
];
const html = async (path: string) => (await site.page(path)).text();

describe.each(PUBLIC)('%s', (path) => {
  test.each(LOCALES)('names its other languages to search engines, in %s', async (locale) => {
    const page = await html(pathIn(locale, path));
    expect(page).toContain(`<html lang="${locale}">`);
    const address = (of: string) => `https://news.example${of}`;
    expect(page).toContain(`<link rel="canonical" href="${address(pathIn(locale, path))}"/>`);
    for (const other of LOCALES) {
      const alternate = `hreflang="${other}" href="${address(pathIn(other, path))}"/>`;
      expect(page).toContain(`<link rel="alternate" ${alternate}`);
    }
    expect(page).toContain(`hreflang="x-default" href="${address(path)}"/>`);
  });
});

describe.each(ALL)('%s in Ukrainian', (path) => {
  test('is the same page, and every way on from it stays Ukrainian', async () => {
    const [english, ukrainian] = [await site.page(path), await site.page(pathIn('uk', path))];
    expect(ukrainian.status).toBe(english.status);
    const page = await ukrainian.text();
    const links = [...page.matchAll(/<(?:a|form)\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
      const href = /\b(?:href|action|formaction)="(\/[^"]*)"/.exec(attributes)?.[1];
      return href && !attributes.includes('hreflang="en"') ? [href] : [];
    });
    expect(links.length).toBeGreaterThan(2);
    const leaving = links.filter((href) => !/^\/(?:uk(?:[/?#]|$)|go\/|unsubscribe\/)/.test(href));
    expect(leaving).toEqual([]);
  });

  test('leads to the same page in English', async () => {
    const there = /<a href="([^"]*)"[^>]* hreflang="en"/.exec(await html(pathIn('uk', path)))?.[1];
    expect(['/', path]).toContain(there);
  });

  test('loads the fonts that draw it, and no others', async () => {
    const fonts = async (of: string) =>
      [...(await html(of)).matchAll(/<link [^>]*href="([^"]*\.woff2)"/g)].map(([, font]) => font!);
    const [english, ukrainian] = [await fonts(path), await fonts(pathIn('uk', path))];
    expect(english).toHaveLength(2);
    expect(ukrainian).toHaveLength(2);
    expect(english.filter((font) => /-uk\./.test(font))).toEqual([]);
    expect(ukrainian.filter((font) => !/-uk\./.test(font))).toEqual([]);
  });
});

test('where a reader came from goes along into the other language', async () => {
  expect(await html('/petitions/p?source=letter')).toContain(
    'href="/uk/petitions/p?source=letter"',
  );
});

test('what the newsroom has not written in Ukrainian is shown as it is, and says so', async () => {
  for (const path of ['/articles/a', '/petitions/p', '/campaigns/c']) {
    const page = await html(pathIn('uk', path));
    expect(page).toContain('Цього тексту українською ще немає.');
    expect(page).toMatch(/<h1 [^>]*lang="en"/);
    const own = await html(path);
    expect(own).not.toMatch(/is not there in English|lang="en" class/);
    expect(own).not.toMatch(/<h1 [^>]*lang=/);
  }
});

test('the newsroom’s texts are asked for in the language of the page', async () => {
  for (const locale of LOCALES) {
    await html(pathIn(locale, '/petitions/p'));
    expect(site.languages.at(-1)).toBe(locale);
  }
});

test('who signs in Ukrainian is written to in Ukrainian', async () => {
  const fields = { name: 'A', email: 'a@example.org', country: 'GB', postcode: '' };
  for (const locale of LOCALES) {
    await site.post(`${pathIn(locale, '/petitions/p')}?/sign`, fields);
    const { input } = site.asked.findLast(({ name }) => name === 'SignPetition')! as {
      input?: object;
    };
    expect(input).toMatchObject({ locale });
  }
});

/** Words that stand in a component's or module's source, instead of in the catalogue. */
function wordsIn(source: string): string[] {
  const found: string[] = [];
  const SPOKEN = /^(?:aria-label|alt|title|label|placeholder|aria-description)$/;
  const visit = (node: unknown, attribute = ''): void => {
    if (Array.isArray(node)) return node.forEach((child) => visit(child, attribute));
    if (typeof node !== 'object' || node === null || isSilent(node)) return;
    const { type, data, name, value } = node as Record<string, string | undefined>;
    const isHeard = attribute === '' || SPOKEN.test(attribute);
    if (type === 'Text' && isHeard && /\p{L}{2,}/u.test(data ?? '')) found.push(data!.trim());
    if (type === 'Literal' && isHeard && isSaid(value)) found.push(value!);
    if (type === 'TemplateElement' && isHeard && isSaid((value as { cooked?: string })?.cooked)) {
      found.push((value as { cooked?: string }).cooked!.trim());
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'css') visit(child, type === 'Attribute' ? name : attribute);
    }
  };
  visit(parse(source, { modern: true }));
  return found;
}

/** Names of modules and types, and what only a log or a developer reads. */
function isSilent(node: object): boolean {
  const { type = '', callee } = node as { type?: string; callee?: { name?: string } };
  return (
    /^(?:Import|ExportAll|TSType|TSLiteral|TSUnion|TSInterface)/.test(type) ||
    (type === 'NewExpression' && /Error$/.test(callee?.name ?? ''))
  );
}

/** A word with a capital, or several of them: codes, classes and names of events are neither. */
function isSaid(value: unknown): value is string {
  return typeof value === 'string' && /^\p{Lu}\p{Ll}+|\p{L}{2,} +\p{L}{2,}/u.test(value.trim());
}

describe('no word stands outside the catalogue', () => {
  const source = new URL('../src', import.meta.url).pathname;
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  // Names are the same in every language; the others no reader meets.
  const NAMES =
    /^(?:WhatsApp|Facebook|Telegram|Bluesky|Interface|Text|Sphere|Europe\/\w+|Ctrl K|Enter|Esc)$/;
  const OPERATIONS =
    /^(?:PreviewInvalidation|InvalidateSignatures|ApprovalPreview|ApproveDecision|HeldPreview|(?:Release|Refuse)Signatures)$/;
  // Markup and styles of pictures, whose words come out of the catalogue.
  const DRAWN =
    /^(?:"? ?role=|<\/?(?:svg|path|rect|text|g|title|style)\b|\.world |@media |"Source Sans )/;
  const UNSEEN = /^(?:\d+px solid |TimeoutError$|asked again$)/;
  const KNOWN = [NAMES, OPERATIONS, DRAWN, UNSEEN];
  const read = (file: string) => readFileSync(join(source, file), 'utf8');

  test.each(files.filter((file) => file.endsWith('.svelte')))('in %s', (file) => {
    expect(wordsIn(read(file))).toEqual([]);
  });

  test.each(files.filter((file) => /\.ts$/.test(file) && !/\.(?:test|d)\.ts$/.test(file)))(
    'in %s',
    (file) => {
      const words = wordsIn(`<script lang="ts">${read(file)}</script>`);
      expect(words.filter((word) => !KNOWN.some((known) => known.test(word)))).toEqual([]);
    },
  );

  test('and one that does is found', () => {
    const source = `<script>const a = b ? 'Yes' : c; const d = 'a-b'; throw new Error('Not so');</script>
      <p class="a b">Sign it</p><img alt="A map" id="map" title={x ? 'more of it' : ''}> {m.x()} 12 –`;
    expect(wordsIn(source)).toEqual(
      expect.arrayContaining(['Yes', 'Sign it', 'A map', 'more of it']),
    );
    expect(wordsIn(source)).toHaveLength(4);
  });
});
