import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite, packedBytes, scriptsOf } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const withScript = ['/', '/campaigns/c', '/articles/a', '/petitions/p', '/petitions/p/ledger'];
const withoutScript = ['/petitions/p/check-email', '/privacy', '/accessibility', '/how-we-count'];
const behindLinks = ['/confirm/token', '/confirm/token/signed', '/confirm/token/removed'];
/** A press that is made again by itself when the site is too busy; copying a link. */
const withButtons = ['/confirm/token', '/confirm/token/signed'];
const outcomes = behindLinks.filter((path) => !withButtons.includes(path));
/** What a server may send before it hears back: ten segments (RFC 6928). */
const FIRST_FLIGHT_BYTES = 14_600;

describe.each([...withScript, ...withoutScript])('the public page %s', (path) => {
  test('is one for everyone: shareable, without a cookie, a nonce or anybody else', async () => {
    const page = await site.page(path);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(html).not.toContain('nonce');
    const loaded = [
      ...html.matchAll(/<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)="([^"]+)"/g),
    ];
    const foreign = loaded.filter(([, url]) => !/^\/|^https:\/\/news\.example\//.test(url ?? ''));
    expect(foreign).toEqual([]);
  });

  test('allows only its own scripts and styles, and no frame around it', async () => {
    const policy = (await site.page(path)).headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|nonce-|https?:/);
    expect((await site.page(path)).headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test.each([...withScript, ...withButtons])(
  '%s brings at most 45 kB of packed script',
  async (path) => {
    const scripts = scriptsOf(await (await site.page(path)).text());
    expect(scripts.size).toBeGreaterThan(0);
    expect(packedBytes(scripts)).toBeLessThanOrEqual(45_000);
  },
);

test.each([...withScript, ...withoutScript, ...behindLinks])(
  '%s comes in one flight, with its styles',
  async (path) => {
    const html = await (await site.page(path)).text();
    // Kit names the sheets that it has put into the page, and says that they are not to be asked for.
    const sheets = html.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? [];
    expect(sheets.filter((sheet) => !sheet.includes(' disabled '))).toEqual([]);
    expect(brotliCompressSync(html).byteLength).toBeLessThan(FIRST_FLIGHT_BYTES);
  },
);

test.each([...withoutScript, ...outcomes])('%s brings no script at all', async (path) => {
  const html = await (await site.page(path)).text();
  expect(scriptsOf(html).size).toBe(0);
  expect(html).not.toContain('<script');
});

test.each(behindLinks)('%s is kept by nobody and tells its address to nobody', async (path) => {
  const { headers } = await site.page(path);
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-robots-tag')).toBe('noindex');
});

test('the count is four fields, fresh within a second', async () => {
  const answer = await site.page('/petitions/p/count.json');
  expect(await answer.json()).toEqual({
    total: 12_480,
    confirmed: 12_480,
    offline: 0,
    asOf: '2022-03-16T14:02:00.000Z',
  });
  expect(answer.headers.get('cache-control')).toBe(
    'public, max-age=0, s-maxage=1, stale-while-revalidate=1',
  );
});

test('what the newsroom wrote is shown as text', async () => {
  const html = await (await site.page('/petitions/p')).text();
  expect(html).toContain('We ask &lt;script>alert(1)&lt;/script> for help.');
  expect(html).not.toContain('<script>alert(1)');
});

test.each(['/articles/a', '/petitions/p', '/uk/petitions/p'])(
  '%s is counted by a picture of one dot, which moves nothing and says nothing',
  async (path) => {
    const html = await (await site.page(path)).text();
    expect(html.match(/<img\b[^>]*>/g)).toEqual([
      expect.stringMatching(/^<img class="[^"]*" src="\/seen\/p" alt="" width="1" height="1"/),
    ]);
  },
);

test.each(['/', '/campaigns/c', '/petitions/p/check-email', '/petitions/p/ledger', '/privacy'])(
  '%s has no form and counts nobody',
  async (path) => {
    expect(await (await site.page(path)).text()).not.toContain('/seen/');
  },
);

test('a source in the address goes along to the form and to the donation link', async () => {
  const html = await (await site.page('/articles/a?source=letter-7')).text();
  expect(html).toContain('action="/petitions/p?/sign&amp;source=letter-7#problems"');
  expect(html).toContain('href="/go/gofundme?source=letter-7"');
});
