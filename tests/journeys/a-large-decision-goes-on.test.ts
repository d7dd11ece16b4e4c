import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { processesOf } from '../support/processes.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

// Its own: its worker is stopped for a while.
let site: Site;
let browser: Browser;
let contexts: BrowserContext[] = [];
const SLUG = 'decided-at-length';
const CROWD = 12_000;
const PAGE = `/staff/petitions/${SLUG}/invalidations`;

beforeAll(async () => {
  site = await startSite();
  const { ownerUrl } = underTest(site);
  await createOwnPetition(ownerUrl, SLUG);
  await addCrowd(ownerUrl, SLUG, CROWD);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.discard();
});
beforeEach(() => worker('SIGSTOP'));
afterEach(async () => {
  worker('SIGCONT');
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

function worker(signal: NodeJS.Signals): void {
  const { dataDir } = underTest(site);
  const pid = processesOf(dataDir).find((each) =>
    readFileSync(`/proc/${each}/cmdline`, 'utf8')
      .split('\0')
      .some((one) => one.endsWith('/worker.js')),
  );
  process.kill(pid!, signal);
}

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const owner = new pg.Client(underTest(site).ownerUrl);
  await owner.connect();
  const { rows } = await owner.query(text);
  await owner.end();
  return rows as Record<string, unknown>[];
}

async function open(
  options: Parameters<Browser['newContext']>[0] = {},
  role: 'CAMPAIGNER' | 'VIEWER' = 'CAMPAIGNER',
  path = PAGE,
): Promise<Page> {
  const context = await browser.newContext(options);
  contexts.push(context);
  const page = await context.newPage();
  const staff = await addStaff(underTest(site).ownerUrl, role);
  await logIn(page, site.origin, staff);
  if (role !== 'VIEWER') await hasShownFactor(underTest(site).ownerUrl, staff);
  await page.goto(site.origin + path);
  return page;
}

const bar = (page: Page) => page.getByRole('progressbar', { name: 'Under way' });
const howFar = async (page: Page) => Number(await bar(page).getAttribute('value'));

test('shows its progress to whoever looks, across reloads, browsers and a worker that is away', async () => {
  const carla = await open();
  await carla.goto(`${site.origin}${PAGE}?source=petition&count=yes`);
  await carla.getByText('12,000 signatures: 12,000 confirmed').waitFor();
  await carla.getByLabel('Reason').fill('One machine');
  await carla.getByRole('button', { name: /^Propose/ }).click();
  await carla.getByText('It is about 12,000 signatures, and waits').waitFor();

  const edith = await open();
  await edith.getByText('Approve…').click();
  await edith.getByRole('button', { name: 'Approve for 12,000 signatures' }).click();
  await edith.getByText('It is being carried out. You can leave this page').waitFor();
  await edith.getByText('It begins within a minute.').waitFor();

  // Whoever sees the count fall reads why, whatever their role.
  const viewer = await open({}, 'VIEWER', '/staff');
  await viewer.getByText('A decision is under way: 0 of 12,000').waitFor();
  expect(await viewer.getByRole('link', { name: /is under way/ }).count()).toBe(0);
  await edith.goto(`${site.origin}/staff/petitions/${SLUG}`);
  await edith.getByRole('link', { name: 'A decision is under way: 0 of 12,000' }).click();
  await edith.getByText('It begins within a minute.').waitFor();

  // The worker is away, and the page says so once that has lasted.
  await sql(`update decisions set began_at = began_at - interval '2 minutes'`);
  await edith.getByText(/Nothing has moved since/).waitFor();
  await edith.reload();
  await edith.getByText(/Nothing has moved since/).waitFor();

  worker('SIGCONT');
  await edith.getByText(/About [\d,]+ a minute; about/).waitFor({ timeout: 90_000 });
  const first = await howFar(edith);
  expect(first).toBeGreaterThan(0);

  // Another browser, and one without script, see the same; that one looks again by a link.
  const dan = await open({ javaScriptEnabled: false });
  const seen = await howFar(dan);
  expect(seen).toBeGreaterThanOrEqual(first);
  await dan.getByRole('link', { name: 'Refresh' }).click();
  await edith.reload();
  await bar(edith).waitFor();

  // Nobody has to watch: it ends, and says so aloud where somebody did, who keeps their place.
  await edith.locator('summary', { hasText: 'Cancel…' }).focus();
  await edith.getByText('12,000 of 12,000').waitFor({ timeout: 90_000 });
  const said = edith.getByRole('status').getByText('Invalidation: One machine: Done');
  await said.waitFor({ state: 'attached' });
  expect(await bar(edith).count()).toBe(0);
  const [{ id }] = (await sql('select id from decisions')) as [{ id: string }];
  expect(await edith.evaluate(() => document.activeElement?.id)).toBe(id);
  await dan.getByRole('link', { name: 'Refresh' }).click();
  await dan.getByText('12,000 of 12,000').waitFor();
  expect(await dan.getByRole('link', { name: 'Refresh' }).count()).toBe(0);
  expect(await sql('select state, affected from decisions')).toEqual([
    { state: 'DONE', affected: CROWD },
  ]);
});
