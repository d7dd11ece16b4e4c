import type { Browser } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { addDonationLink } from '../../apps/api/src/features/donations/donation-link.service.ts';
import { clicks, follow, READER } from '../../apps/api/test/giving.ts';
import { anyAddress, createWorld, type World } from '../../apps/api/test/world.ts';
import { launchBrowser } from '../support/browser.ts';
import { fromElsewhere, linkAfterSigning, tokenOf } from './support/besieged.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const TARGET = 'https://www.gofundme.com/f/refugees-welcome-demo';
const site = inject('besieged');
let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld({ LOG_LEVEL: 'silent' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(async () => {
  await world.api.giving.clicks.drain();
  await world.owner.query('truncate donation_clicks, donation_visitors');
});

const throughTheSite = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site.origin + path, {
    method,
    redirect: 'manual',
    headers: { 'user-agent': READER, ...fromElsewhere(), ...headers },
  });

describe('row 65: the donation link leads where the newsroom said, and nowhere else', () => {
  const after = [
    '?url=//evil.example',
    '?url=/%5Cevil.example&next=https:evil.example',
    '?url=javascript:alert(1)',
    '?to=https://good@evil.example&redirect=https://www.gofundme.com.@evil.example./',
    '?x=%0d%0aSet-Cookie:%20a=b',
    '?source=//evil.example',
    '?url=https://www.gofundm%D0%B5.com/',
    `?${'x'.repeat(4_000)}`,
  ];
  test.each(after)('whatever stands after it: %s', async (query) => {
    for (const answer of [
      await follow(world, `/go/gofundme${query}`),
      await throughTheSite(`/go/gofundme${query}`),
    ]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, TARGET]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test.each([
    ...['/go/unknown', '/go/GOFUNDME', '/go/gofundme%00', '/go/', '/go/__proto__'],
    ...['/go/gofundme%0d%0aSet-Cookie:a=b', '/go/%2f%2fevil.example', '/go//evil.example'],
    ...['/go/\\evil.example', '/go/https:%2f%2fevil.example', `/go/${'x'.repeat(101)}`],
    ...['/go/%ff%', '/go/%ed%a0%80', '/go/gofundme/..%2f..', '/go/..%2fhealth%2fready'],
  ])('and %s leads nowhere', async (path) => {
    const api = await leavingAllAsItIs(world.owner, () => follow(world, path));
    for (const answer of [api, await throughTheSite(path)]) {
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers.get('location')).toBeNull();
      expect(await answer.text()).not.toMatch(/evil|at .+:\d+:\d+|127\.0\.0\.1/);
    }
  });

  test.each([
    'https://evil.example/',
    'https://good@evil.example/',
    'https://www.gofundme.com./f/x',
    'https://www.gofundme.com:8443/f/x',
    'https://www.gofundm\u0435.com/f/x',
    'https://www.gofundme.com\\@evil.example/',
    'https://www.gofundme.com\r\nset-cookie: a=b',
    'http://www.gofundme.com/f/x',
    'javascript:alert(1)//https://www.gofundme.com/',
  ])('and may not be set to %j, nor be followed there if somebody wrote it', async (url) => {
    const { rows } = await world.owner.query('select id from campaigns');
    const link = { slug: 'bad', label: 'x', provider: 'x', beneficiary: 'x', url };
    await leavingAllAsItIs(world.owner, () =>
      expect(
        addDonationLink(world.db.manager, { ...link, campaignId: rows[0].id }),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' }),
    );
    const wasWritten = await world.owner
      .query(
        `insert into donation_links (campaign_id, slug, label, provider, beneficiary, url)
         values ($1, 'slipped-in', 'x', 'x', 'x', $2)
         on conflict (slug) do update set url = excluded.url`,
        [rows[0].id, url],
      )
      .catch(() => null);
    if (!wasWritten) return;
    await world.api.giving.links.load();
    const followed = await follow(world, '/go/slipped-in');
    expect([followed.status, followed.headers.get('location')]).toEqual([404, null]);
  });
});

describe('row 66: a click is a person, once a day', () => {
  test.each([
    ['a prefetch', { 'sec-purpose': 'prefetch' }, 'GET'],
    ['a prerender', { 'sec-purpose': 'prefetch;prerender' }, 'GET'],
    ['a preview', { 'x-purpose': 'preview' }, 'GET'],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }, 'GET'],
    ['a program', { 'user-agent': 'curl/8.5.0' }, 'GET'],
    ['nobody', { 'user-agent': '' }, 'GET'],
    ['HEAD', {}, 'HEAD'],
  ])('%s is sent on and not counted', async (_who, headers, method) => {
    const answer = await follow(world, '/go/gofundme', headers, method);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, TARGET]);
    expect(await clicks(world)).toEqual([]);
  });

  test('a hundred presses of one reader are one visitor, and a hundred raw clicks', async () => {
    const address = anyAddress();
    const press = () => follow(world, '/go/gofundme', { address });
    await Promise.all(Array.from({ length: 100 }, press));
    expect(await clicks(world)).toEqual([{ source: 'direct', visitors: 1, clicks: 100 }]);
  });

  test('five hundred browsers of one address are no more visitors than an office', async () => {
    const address = anyAddress();
    for (let i = 0; i < 500; i += 50) {
      const each = Array.from({ length: 50 }, (_, n) =>
        follow(world, '/go/gofundme', { address, 'user-agent': `${READER} Version/${i + n}` }),
      );
      expect(new Set((await Promise.all(each)).map(({ status }) => status))).toEqual(
        new Set([303]),
      );
    }
    const [counted] = await clicks(world);
    expect(counted!.clicks).toBe(500);
    expect(counted!.visitors).toBeLessThanOrEqual(101);
  });
});

test('row 67: giving goes on while the database hangs, and the click is dropped or kept', async () => {
  const blocker = await world.owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table donation_links, donation_clicks, donation_visitors');
  try {
    // Long enough for the links to count as old.
    await sleep(1_050);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => follow(world, '/go/gofundme')),
    );
    for (const { status, headers } of answers) {
      expect([status, headers.get('location')]).toEqual([303, TARGET]);
    }
    expect((await follow(world, '/go/unknown')).status).toBe(404);
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
});

test('row 68: who goes on to give from the page behind a link takes nothing along', async () => {
  const context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
  const page = await context.newPage();
  const asked: string[] = [];
  const addresses: string[] = [];
  await page.route('https://www.gofundme.com/**', async (route) => {
    const request = route.request();
    addresses.push(request.url());
    asked.push(JSON.stringify([request.url(), await request.allHeaders()]));
    await route.fulfill({
      body: '<script>document.title = document.referrer</script>',
      contentType: 'text/html',
    });
  });
  const link = await linkAfterSigning('dora@kestrel.example', 'Dora Kestrel');
  // Without the site's script, which puts the petition's address in the place of the token.
  await page.route('**/_app/**/*.js', (route) => route.abort());
  await page.goto(link);
  await page.waitForTimeout(1_100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByText('Your signature is counted.').first().waitFor();
  expect(page.url()).toContain(tokenOf(link));
  await page.locator('main').getByRole('link', { name: 'Donate on GoFundMe' }).first().click();
  await page.waitForURL('https://www.gofundme.com/**');
  // No utm and nothing else is added: the giver comes to the address that the newsroom stored.
  expect(addresses).toEqual([TARGET]);
  expect(TARGET).not.toMatch(/[?#&]|utm_/);
  expect(asked.join()).not.toMatch(/kestrel|dora|confirm/i);
  expect(asked.join()).not.toContain(tokenOf(link).slice(0, 12));
  expect(asked.join()).not.toMatch(/"(?:referer|cookie)"/);
  expect(await page.title()).toBe('');
  await context.close();
});
