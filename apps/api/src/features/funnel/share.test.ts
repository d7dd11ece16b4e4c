import { LOCALES } from '@undersigned/shared/locales.ts';
import { shareTarget } from '@undersigned/shared/petitions/share-links.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOTHING, steps } from '../../../test/funnel.ts';
import { follow, READER } from '../../../test/giving.ts';
import { PETITION } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

const CHANNELS = ['whatsapp', 'telegram', 'bluesky', 'facebook'] as const;
const ORIGIN = 'https://news.example';
const LED = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };

let world: World;
const titles: Record<string, string> = {};
beforeAll(async () => {
  world = await createWorld();
  for (const locale of LOCALES) {
    const { rows } = await world.owner.query(
      `select coalesce(texts -> $2 ->> 'title', title) as title from petitions where slug = $1`,
      [PETITION, locale],
    );
    titles[locale] = rows[0].title;
  }
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await emptyTables(world);
});

const target = (channel: (typeof CHANNELS)[number], locale: (typeof LOCALES)[number] = 'en') =>
  shareTarget(channel, { slug: PETITION, title: titles[locale]! }, { origin: ORIGIN, locale });

describe.each(CHANNELS)('sharing by %s', (channel) => {
  test.each(LOCALES)('leads there with words in the language wanted (%s)', async (locale) => {
    const response = await follow(world, `/share/${PETITION}/${channel}?lang=${locale}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(target(channel, locale));
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toBe('');
    expect(await steps(world)).toEqual({ ...NOTHING, shared: 1 });
  });
});

test.each(['?lang=xx', '?lang=', '?lang=uk&lang=en', '?lang[]=uk', '?source=x', ''])(
  'without a language of ours it is English: %s',
  async (query) => {
    const response = await follow(world, `/share/${PETITION}/telegram${query}`);
    expect(response.headers.get('location')).toBe(target('telegram'));
  },
);

describe('sent on, but not counted, is', () => {
  test.each<[string, Record<string, string>, string?]>([
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a browser that nobody looks into', { 'user-agent': READER.replace('Chr', 'HeadlessChr') }],
    ['nobody', { 'user-agent': '' }],
    ['a picture of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    ['a page of another site that leads there by itself', LED],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a script', { 'sec-fetch-dest': 'empty' }],
    ['HEAD', {}, 'HEAD'],
  ])('%s', async (_who, headers, method = 'GET') => {
    const response = await follow(world, `/share/${PETITION}/whatsapp`, headers, method);
    expect([response.status, response.headers.get('location')]).toEqual([303, target('whatsapp')]);
    expect(await steps(world)).toEqual(NOTHING);
  });
});

test('a press in a mail, by whatever program it is read, is counted', async () => {
  const headers = { ...LED, 'sec-fetch-user': '?1' };
  await follow(world, `/share/${PETITION}/whatsapp`, headers);
  expect(await steps(world)).toEqual({ ...NOTHING, shared: 1 });
});

test.each(['POST', 'PUT', 'DELETE'])('it leads nowhere by %s', async (method) => {
  expect((await follow(world, `/share/${PETITION}/whatsapp`, {}, method)).status).toBe(404);
});

test('a title is what the newsroom wrote last, whatever is in it', async () => {
  const title = 'A & B + c?\r\nset-cookie: a=b "<script>';
  await world.owner.query('update petitions set title = $2 where slug = $1', [PETITION, title]);
  const said = async () => {
    const { headers } = await follow(world, `/share/${PETITION}/whatsapp`);
    expect(headers.get('set-cookie')).toBeNull();
    return new URL(headers.get('location')!).searchParams.get('text');
  };
  await expect.poll(said, { timeout: 5_000 }).toContain(title);
  await world.owner.query('update petitions set title = $2 where slug = $1', [PETITION, titles.en]);
});
