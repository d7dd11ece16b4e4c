import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { follow, READER, clicks } from '../../../test/giving.ts';
import { anyAddress, createWorld, type World } from '../../../test/world.ts';
import { clock } from '../../platform/clock.ts';
import { forgetVisitors } from './donation-click.jobs.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  clock.shift(0);
  await world.owner.query('truncate donation_clicks, donation_visitors');
});

/** Far from midnight, whenever the test runs. */
function noonOfDay(day: number): void {
  const now = Date.now();
  clock.shift(Math.floor(now / DAY_MS + day) * DAY_MS + DAY_MS / 2 - now);
}

describe('Dora follows the donation link', () => {
  test('and is sent to the stored address, without a cookie, a body or a referrer', async () => {
    const response = await follow(world, '/go/gofundme');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      'https://www.gofundme.com/f/refugees-welcome-demo',
    );
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toBe('');
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 1 }]);
  });

  test('a hundred times: she is counted once, and the raw clicks stand apart', async () => {
    const address = anyAddress();
    await Promise.all(
      Array.from({ length: 100 }, () => follow(world, '/go/gofundme', { address })),
    );
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 100 }]);
  });

  test('again the next day: she is counted once more', async () => {
    const address = anyAddress();
    await follow(world, '/go/gofundme', { address });
    await world.api.giving.clicks.drain();
    clock.shift(DAY_MS);
    await follow(world, '/go/gofundme', { address });
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 2, clicks: 2 }]);
  });

  test('from another address or with another browser: that is somebody else', async () => {
    const address = anyAddress();
    await follow(world, '/go/gofundme', { address });
    await follow(world, '/go/gofundme', { address: anyAddress() });
    await follow(world, '/go/gofundme', { address, 'user-agent': `${READER} Firefox/150.0` });
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 3, clicks: 3 }]);
  });

  test('from a neighbour in her /64: that is still her', async () => {
    await follow(world, '/go/gofundme', { address: '2001:db8:1:2::1' });
    await follow(world, '/go/gofundme', { address: '2001:db8:1:2:ffff::9' });
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 2 }]);
  });

  test('from the letter: her first source is the one that counts her', async () => {
    const address = anyAddress();
    await follow(world, '/go/gofundme?source=letter', { address });
    await world.api.giving.clicks.drain();
    await follow(world, '/go/gofundme?source=poster', { address });
    await follow(world, '/go/gofundme?source=letter&url=https://evil.example', {});
    expect(await clicks(world)).toEqual([
      { source: 'letter', visitors: 2, clicks: 2 },
      { source: 'poster', visitors: 0, clicks: 1 },
    ]);
  });

  test.each(['LETTER', 'a b', '%00', '<script>', 'x'.repeat(41), '', '%ff', 'a&source=b'])(
    'from a source that is none (%s): she is counted as direct',
    async (source) => {
      const response = await follow(world, `/go/gofundme?source=${source}`);
      expect(response.status).toBe(303);
      expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 1 }]);
    },
  );
});

const headless = { 'user-agent': READER.replace('Chrome', 'HeadlessChrome') };

test('a press in a browser without a window is counted', async () => {
  await follow(world, '/go/gofundme', { ...headless, 'sec-fetch-user': '?1' });
  expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 1 }]);
});

describe('not counted, but sent on, is', () => {
  const crawler = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };
  const curl = { 'user-agent': 'curl/8.5.0' };
  test.each<[string, Record<string, string>]>([
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a prerender', { 'sec-purpose': 'prefetch;prerender' }],
    ['an older prefetch', { purpose: 'prefetch' }],
    ['Firefox of old', { 'x-moz': 'prefetch' }],
    ['a link preview', { 'x-purpose': 'preview' }],
    ['a search engine', crawler],
    ['a search engine that presses', { ...crawler, 'sec-fetch-user': '?1' }],
    ['a browser without a window that nobody presses in', headless],
    ['a script', curl],
    ['a program without a name', { 'user-agent': '' }],
  ])('%s', async (_name, headers) => {
    const response = await follow(world, '/go/gofundme', headers);
    expect(response.status).toBe(303);
    expect(await clicks(world)).toEqual([]);
  });

  test('HEAD', async () => {
    const response = await follow(world, '/go/gofundme', {}, 'HEAD');
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      'https://www.gofundme.com/f/refugees-welcome-demo',
    ]);
    expect(await clicks(world)).toEqual([]);
  });
});

describe('who inflates the count', () => {
  test('with a new browser name each time is no more visitors than an office may be', async () => {
    const address = anyAddress();
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        follow(world, '/go/gofundme', { address, 'user-agent': `${READER} v${i}` }),
      ),
    );
    const [row] = await clicks(world);
    expect(row!.clicks).toBe(300);
    expect(row!.visitors).toBeGreaterThanOrEqual(100);
    expect(row!.visitors).toBeLessThan(150);
  });

  test('with new sources from one place brings along ten, and the next reader names another', async () => {
    const address = anyAddress();
    for (let i = 0; i < 15; i += 1) {
      await follow(world, `/go/gofundme?source=junk-${i}`, { address });
      await world.api.giving.clicks.drain();
    }
    await follow(world, '/go/gofundme?source=junk-0', { address });
    await follow(world, '/go/gofundme?source=letter', { address: anyAddress() });
    const found = new Map((await clicks(world)).map((row) => [row.source, row.clicks]));
    expect(found.size).toBe(12);
    expect([found.get('other'), found.get('junk-0'), found.get('letter')]).toEqual([5, 2, 1]);
  });

  test('with a new source each time fills 200 of them, the rest is other', async () => {
    await Promise.all(
      Array.from({ length: 230 }, (_, i) => follow(world, `/go/gofundme?source=s${i}`)),
    );
    const rows = await clicks(world);
    expect(rows.length).toBeLessThanOrEqual(201);
    expect(rows.find((row) => row.source === 'other')!.clicks).toBeGreaterThanOrEqual(29);
    expect(rows.reduce((sum, row) => sum + row.clicks, 0)).toBe(230);
  });
});

describe('what is kept of a visitor', () => {
  test('is a tag that tells neither address nor browser, differs by day and is gone after it', async () => {
    const address = anyAddress();
    noonOfDay(1);
    await follow(world, '/go/gofundme', { address });
    await world.api.giving.clicks.drain();
    noonOfDay(2);
    await follow(world, '/go/gofundme', { address });
    await world.api.giving.clicks.drain();
    const { rows } = await world.owner.query('select * from donation_visitors order by day');
    const [first, second] = rows.map((row) => row.visitor_tag.toString('hex'));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
    expect(JSON.stringify(rows)).not.toContain(address);

    await forgetVisitors(world.owner);
    const kept = await world.owner.query('select visitor_tag from donation_visitors');
    expect(kept.rows.map((row) => row.visitor_tag.toString('hex'))).toEqual([second]);
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 2, clicks: 2 }]);
  });
});
