import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MicroCache } from './micro-cache.ts';
import { cacheRuleOf } from './cache-rules.ts';
import { encodingFor } from './encoding.ts';
import { isOwn } from './kit.ts';
import { Rendered } from './rendered.ts';

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
    const cache = new MicroCache({ now: () => 0 });
    const answers = await Promise.all(Array.from({ length: 100 }, () => cache.get(rule, render)));
    expect(renders()).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  test('is kept up to its age, counted from before it was rendered', async () => {
    let now = 0;
    const { render, renders } = counting();
    const cache = new MicroCache({ now: () => now });
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

  test('is kept for a quarter of a second when it failed, so that failing stays cheap', async () => {
    let now = 0;
    const cache = new MicroCache({ now: () => now });
    const broken = counting(503);
    await cache.get(rule, broken.render);
    now = 249;
    await cache.get(rule, broken.render);
    expect(broken.renders()).toBe(1);
    now = 250;
    expect((await cache.get(rule, counting().render))?.status).toBe(200);
  });

  test('is not kept when it is one reader’s own', async () => {
    const cache = new MicroCache({ now: () => 0 });
    expect(await cache.get(rule, async () => null)).toBeNull();
    expect((await cache.get(rule, counting().render))?.status).toBe(200);
  });

  test('is asked for again after a render that threw', async () => {
    const cache = new MicroCache({ now: () => 0 });
    await expect(cache.get(rule, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get(rule, counting().render))?.status).toBe(200);
  });
});

describe('a count', () => {
  test('is read at most twice in any second, however many readers ask', async () => {
    let now = 0;
    const readAt: number[] = [];
    const cache = new MicroCache({ now: () => now });
    const count = cacheRuleOf({ method: 'GET', url: '/petitions/x/count.json', headers: {} })!;
    const read = async () => {
      readAt.push(now);
      return answer();
    };
    for (; now < 10_000; now += 5) {
      await Promise.all(Array.from({ length: 10 }, () => cache.get(count, read)));
    }
    const spans = readAt.slice(2).map((at, i) => at - readAt[i]!);
    expect(readAt.length).toBeGreaterThan(15);
    expect(Math.min(...spans)).toBeGreaterThan(1_000);
  });
});

describe('while the API is out of reach', () => {
  const broken = () => Promise.resolve(answer(503));
  const down = () => Promise.reject(new Error('down'));
  const never = () => new Promise<null>(() => undefined);
  const patience = () => Promise.resolve();

  test.each([
    ['answers that it cannot', broken],
    ['does not answer', down],
    ['takes its time', never],
  ])('the last good answer goes on serving when it %s', async (_how, render) => {
    let now = 0;
    const cache = new MicroCache({ now: () => now, patience });
    const good = await cache.get(rule, async () => answer());
    now = 1_000;
    expect(await cache.get(rule, render)).toBe(good);
    expect(cache.fresh(rule.key)).toBe(good);
    now = 3_599_000;
    expect(await cache.get(rule, render)).toBe(good);
  });

  test('it is asked again each time that the age has passed, and believed at once', async () => {
    let now = 0;
    const cache = new MicroCache({ now: () => now, patience: never });
    await cache.get(rule, async () => answer());
    now = 1_000;
    await cache.get(rule, broken);
    const { render, renders } = counting();
    now = 1_999;
    await cache.get(rule, render);
    expect(renders()).toBe(0);
    now = 2_000;
    const next = await cache.get(rule, render);
    expect(renders()).toBe(1);
    expect(cache.fresh(rule.key)).toBe(next);
  });

  test('nothing older than an hour is served', async () => {
    let now = 0;
    const cache = new MicroCache({ now: () => now, patience });
    await cache.get(rule, async () => answer());
    now = 3_600_000;
    expect((await cache.get(rule, broken))?.status).toBe(503);
  });

  test('the names of people stand on it for ten seconds at most, and the rest goes on', async () => {
    let now = 0;
    const cache = new MicroCache({ now: () => now, patience });
    const names = '<section aria-labelledby="s" data-names><ul><li>Zora Q.</li></ul></section>';
    const html = `<main>${names}<section>others</section></main>`;
    const page = new Rendered(200, [['content-type', 'text/html']], Buffer.from(html));
    const bodyNow = async () =>
      String((await (await cache.get(rule, broken))!.answer('identity')).body);
    await cache.get(rule, async () => page);
    now = 9_000;
    expect(await bodyNow()).toBe(html);
    now = 10_001;
    expect(await bodyNow()).toBe('<main><section>others</section></main>');
    expect(cache.fresh(rule.key)).toBeDefined();
    expect(await bodyNow()).not.toContain('Zora');
  });

  test('what is no page is served as it is', async () => {
    const picture = new Rendered(200, [['content-type', 'image/png']], Buffer.from([0xff, 0xfe]));
    expect(picture.withoutNames()).toBe(picture);
  });

  test('a page that is gone is believed, and no longer served', async () => {
    let now = 0;
    const cache = new MicroCache({ now: () => now, patience: never });
    await cache.get(rule, async () => answer());
    now = 1_000;
    await cache.get(rule, async () => answer(404));
    now = 2_000;
    expect((await cache.get(rule, broken))?.status).toBe(404);
  });
});

test('an answer with a cookie or a private one serves nobody else', () => {
  expect(isOwn(new Response('', { headers: { 'set-cookie': 'a=1' } }))).toBe(true);
  expect(isOwn(new Response('', { headers: { 'cache-control': 'private, no-store' } }))).toBe(true);
  expect(isOwn(new Response('', { headers: { 'cache-control': 'public, s-maxage=1' } }))).toBe(
    false,
  );
});

test('the packed bytes unpack to the page, and are packed once', async () => {
  const text = 'signature '.repeat(200);
  const page = answer(200, text);
  expect(page.answerNow('br')).toBeUndefined();
  const [br, gzip] = await Promise.all([page.answer('br'), page.answer('gzip')]);
  expect(brotliDecompressSync(br.body).toString()).toBe(text);
  expect(gunzipSync(gzip.body).toString()).toBe(text);
  expect(await page.answer('br')).toBe(br);
  expect(page.answerNow('br')).toBe(br);
  expect(br.etag).not.toBe(gzip.etag);
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
