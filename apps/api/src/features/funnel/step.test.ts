import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOTHING, steps } from '../../../test/funnel.ts';
import { follow, READER } from '../../../test/giving.ts';
import { PETITION } from '../../../test/signing.ts';
import { anyAddress, createWorld, emptyTables, type World } from '../../../test/world.ts';
import { clock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
const SEEN = `/seen/${PETITION}`;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await emptyTables(world);
});
afterEach(() => clock.shift(0));

/** A moment of today, whenever the test runs. */
function moveTo(secondsAfterMidnight: number): void {
  const now = Date.now();
  clock.shift(Math.floor(now / DAY_MS) * DAY_MS + secondsAfterMidnight * 1_000 - now);
}

describe('a page with the sign form', () => {
  test('loads a picture of one dot, and is counted by it', async () => {
    const response = await follow(world, SEEN);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif']);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('etag')).toBeNull();
    const picture = Buffer.from(await response.arrayBuffer());
    expect(picture.subarray(0, 10)).toEqual(Buffer.from('GIF89a\u0001\0\u0001\0', 'latin1'));
    expect(picture.byteLength).toBeLessThan(64);
    expect(await steps(world)).toEqual({ ...NOTHING, seen: 1 });
  });

  test('loads the same picture for everybody', async () => {
    const pictures = [await follow(world, SEEN), await follow(world, SEEN, { dnt: '1' })];
    const [one, other] = await Promise.all(pictures.map((picture) => picture.text()));
    expect(one).toBe(other);
  });

  test.each([
    [12 * 3_600, 12 * 3_600],
    [86_390, 10],
    [1, 86_399],
  ])(
    'is counted once a day: %i s after midnight UTC the picture is kept for %i s',
    async (at, age) => {
      moveTo(at);
      const policy = (await follow(world, SEEN)).headers.get('cache-control')!;
      const [, seconds] = /^private, max-age=(\d+), immutable$/.exec(policy)!;
      expect(Math.abs(Number(seconds) - age)).toBeLessThan(5);
    },
  );
});

test('a form that is begun is counted in the same way', async () => {
  const response = await follow(world, `/begun/${PETITION}`);
  expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/);
  expect(await steps(world)).toEqual({ ...NOTHING, begun: 1 });
});

test('what a script tells of sharing is counted each time', async () => {
  const address = anyAddress();
  for (let i = 0; i < 3; i += 1) {
    const response = await follow(world, `/shared/${PETITION}`, { address });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  }
  expect(await steps(world)).toEqual({ ...NOTHING, shared: 3 });
});

describe('with its picture, which is to be asked for again, and not counted is', () => {
  const crawler = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };
  test.each<[string, Record<string, string>, string?]>([
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a prerender', { 'sec-purpose': 'prefetch;prerender' }],
    ['a preview', { 'x-purpose': 'preview' }],
    ['a search engine', crawler],
    ['a browser that nobody looks into', { 'user-agent': READER.replace('Chr', 'HeadlessChr') }],
    ['a script', { 'user-agent': 'curl/8.5.0' }],
    ['a program without a name', { 'user-agent': '' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another site of ours', { 'sec-fetch-site': 'same-site' }],
    ['an address that somebody types', { 'sec-fetch-site': 'none' }],
    ['HEAD', {}, 'HEAD'],
  ])('%s', async (_who, headers, method = 'GET') => {
    for (const step of ['seen', 'begun', 'shared']) {
      const response = await follow(world, `/${step}/${PETITION}`, headers, method);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif']);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
    expect(await steps(world)).toEqual(NOTHING);
  });
});

test('a page of ours says so, and is counted', async () => {
  await follow(world, SEEN, { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' });
  expect(await steps(world)).toEqual({ ...NOTHING, seen: 1 });
});

describe('a petition that there is not', () => {
  test.each(['/seen/unknown', '/seen/__proto__', '/seen/%00', '/begun/constructor', '/seen/'])(
    'has its picture, and is not counted: %s',
    async (path) => {
      const response = await follow(world, path);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif']);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const { rows } = await world.owner.query('select count(*)::int as count from petition_steps');
      expect(rows[0].count).toBe(0);
    },
  );

  test.each(['/seen', `/seen/${PETITION}/more`, '/seen/%ff', '/mailed/x'])(
    'is not asked for by %s',
    async (path) => {
      expect((await follow(world, path)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

test.each(['POST', 'PUT', 'DELETE'])('nothing is counted by %s', async (method) => {
  for (const step of ['seen', 'begun', 'shared']) {
    expect((await follow(world, `/${step}/${PETITION}`, {}, method)).status).toBe(404);
  }
  expect(await steps(world)).toEqual(NOTHING);
});
