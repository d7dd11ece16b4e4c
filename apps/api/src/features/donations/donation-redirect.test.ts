import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clicks, follow } from '../../../test/giving.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { addDonationLink } from './donation-link.service.ts';

const TARGET = 'https://www.gofundme.com/f/refugees-welcome-demo';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('the target comes from the database and from nowhere else', () => {
  test.each([
    '?url=//evil.example',
    '?url=https://evil.example&to=https://evil.example&next=/\\evil.example',
    '?url=/%5Cevil.example',
    '?url=https:evil.example',
    '?url=javascript:alert(1)',
    '?url=https://good@evil.example',
    '?x=%0d%0aSet-Cookie:%20a=b',
    '?source=//evil.example',
    '?%ff=%fe&&&=',
    `?${'x'.repeat(4_000)}`,
  ])('whatever stands after it: %s', async (query) => {
    const response = await follow(world, `/go/gofundme${query}`);
    expect([response.status, response.headers.get('location')]).toEqual([303, TARGET]);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    '/go/unknown',
    '/go/GOFUNDME',
    '/go/gofundme/',
    '/go/gofundme/..%2f',
    '/go/gofundme%00',
    '/go/gofundme%0d%0aSet-Cookie:a=b',
    '/go/%2f%2fevil.example',
    '/go//evil.example',
    '/go/\\evil.example',
    '/go/https:%2f%2fevil.example',
    '/go/__proto__',
    `/go/${'x'.repeat(101)}`,
    '/go/',
  ])('and an unknown link is not found: %s', async (path) => {
    const response = await follow(world, path);
    expect(response.status).toBe(404);
    expect(response.headers.get('location')).toBeNull();
    const body = await response.text();
    expect(JSON.parse(body).errors[0].extensions.code).toBe('NOT_FOUND');
    expect(body).not.toContain('evil');
  });

  test.each(['POST', 'PUT', 'DELETE'])('and %s goes nowhere', async (method) => {
    expect((await follow(world, '/go/gofundme', {}, method)).status).toBe(404);
  });

  test.each(['/go/%ff%', '/go/%ed%a0%80', `/go/${'evil'.repeat(1_300)}`])(
    'and an address that cannot be read is refused without an echo: %s',
    async (path) => {
      const response = await follow(world, path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      const body = await response.text();
      expect(JSON.parse(body).errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(body).not.toMatch(/%|evil/);
    },
  );
});

describe('a target on a host that is not allowed', () => {
  const bad = [
    'https://evil.example/',
    'https://good@evil.example/',
    'https://www.gofundme.com./f/x',
    'https://www.gofundme.com\r\nset-cookie: a=b',
    'http://www.gofundme.com/f/x',
  ];

  test.each(bad)('is refused when it is saved: %j', async (url) => {
    const { rows } = await world.owner.query('select id from campaigns');
    const link = { slug: 'bad', label: 'x', provider: 'x', beneficiary: 'x', url };
    await expect(
      addDonationLink(world.db.manager, { ...link, campaignId: rows[0].id }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const found = await world.owner.query(`select from donation_links where slug = 'bad'`);
    expect(found.rowCount).toBe(0);
  });

  test.each(bad.filter((url) => url.startsWith('https:')))(
    'is refused when it is followed, even if somebody wrote it into the database: %j',
    async (url) => {
      await world.owner.query(
        `insert into donation_links (campaign_id, slug, label, provider, beneficiary, url)
         select id, 'slipped-in', 'x', 'x', 'x', $1 from campaigns
         on conflict (slug) do update set url = excluded.url`,
        [url],
      );
      await world.api.giving.links.load();
      const response = await follow(world, '/go/slipped-in');
      expect([response.status, response.headers.get('location')]).toEqual([404, null]);
      const counted = await clicks(world);
      expect(counted.filter((row) => row.source === 'slipped')).toEqual([]);
    },
  );
});

test('a link that an editor moves leads to the new address', async () => {
  await world.owner.query(`update donation_links set url = $1 where slug = 'gofundme'`, [
    'https://www.justgiving.com/new',
  ]);
  await expect
    .poll(async () => (await follow(world, '/go/gofundme')).headers.get('location'), {
      timeout: 5_000,
    })
    .toBe('https://www.justgiving.com/new');
  await world.owner.query(`update donation_links set url = $1 where slug = 'gofundme'`, [TARGET]);
});
