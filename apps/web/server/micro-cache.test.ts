import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MicroCache } from './micro-cache.ts';
import { encodingFor, isOwn, Rendered } from './rendered.ts';

const rule = { key: '/', maxAgeMs: 1_000 };
const answer = (status = 200, text = 'x') =>
  new Rendered(status, [], new TextEncoder().encode(text));

function counting(status = 200) {
  let renders = 0;
  return {
    render: async () => {
      renders += 1;
      return answer(status);
    },
    renders: () => renders,
  };
}

describe('one page a second', () => {
  test('is rendered once however many ask at once', async () => {
    const { render, renders } = counting();
    const cache = new MicroCache(() => 0);
    const answers = await Promise.all(Array.from({ length: 100 }, () => cache.get(rule, render)));
    expect(renders()).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  test('is kept up to its age, counted from before it was rendered', async () => {
    let now = 0;
    const { render, renders } = counting();
    const cache = new MicroCache(() => now);
    await cache.get(rule, async () => {
      now = 400;
      return render();
    });
    now = 999;
    await cache.get(rule, render);
    expect(renders()).toBe(1);
    now = 1_000;
    await cache.get(rule, render);
    expect(renders()).toBe(2);
  });

  test('is not kept when it failed, nor when it is one reader\u2019s own', async () => {
    const cache = new MicroCache(() => 0);
    const broken = counting(503);
    await cache.get(rule, broken.render);
    await cache.get(rule, broken.render);
    expect(broken.renders()).toBe(2);
    expect(await cache.get(rule, async () => null)).toBeNull();
    expect((await cache.get(rule, counting().render))?.status).toBe(200);
  });

  test('is asked for again after a render that threw', async () => {
    const cache = new MicroCache(() => 0);
    await expect(cache.get(rule, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get(rule, counting().render))?.status).toBe(200);
  });
});

test('an answer with a cookie or a private one serves nobody else', () => {
  expect(isOwn(new Response('', { headers: { 'set-cookie': 'a=1' } }))).toBe(true);
  expect(isOwn(new Response('', { headers: { 'cache-control': 'private, no-store' } }))).toBe(true);
  expect(isOwn(new Response('', { headers: { 'cache-control': 'public, s-maxage=1' } }))).toBe(
    false,
  );
});

test('the packed bytes unpack to the page', async () => {
  const text = 'signature '.repeat(200);
  const page = answer(200, text);
  expect(brotliDecompressSync((await page.body('br')).bytes).toString()).toBe(text);
  expect(gunzipSync((await page.body('gzip')).bytes).toString()).toBe(text);
  expect(await page.body('br')).toBe(await page.body('br'));
  expect((await page.body('br')).etag).not.toBe((await page.body('gzip')).etag);
});

test.each([
  ['gzip, deflate, br, zstd', 5_000, 'br'],
  ['gzip, deflate', 5_000, 'gzip'],
  ['br;q=0, gzip;q=0.5', 5_000, 'gzip'],
  ['br', 100, 'identity'],
  [undefined, 5_000, 'identity'],
])('a reader who accepts %s is sent %i bytes as %s', (accepted, size, encoding) => {
  expect(encodingFor(accepted, size as number)).toBe(encoding);
});
