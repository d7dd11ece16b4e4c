import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { signAndConfirm } from '../support/sign-and-confirm.ts';

const site = inject('site');
const CLOSED_LATE = 'closed-while-watched';
const WATCHED = ['watched-alone', 'watched-with-another'];
const MINUTE = 60_000;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  for (const slug of [...WATCHED, CLOSED_LATE]) await createOwnPetition(site.ownerUrl, slug);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

/** A page whose clock can be put forward. */
async function watch(path: string): Promise<void> {
  context = await browser.newContext({ locale: 'en-GB' });
  page = await context.newPage();
  await page.clock.install();
  await page.goto(site.origin + path);
  await page.locator('html[data-enhanced]').waitFor();
}

async function signElsewhere(slug: string, email: string): Promise<void> {
  const other = await browser.newPage();
  await signAndConfirm(other, { site, petition: `${site.origin}/petitions/${slug}`, email });
  await other.close();
}

const shown = (slug: string) =>
  page.locator(`[data-tally="${slug}"] [data-part=total]`).innerText();
const spoken = () => page.locator('[aria-live=polite]').allInnerTexts();

test('the count changes in place while a reader watches, and is read out within a minute', async () => {
  const slug = WATCHED[0]!;
  await watch(`/petitions/${slug}`);
  expect([await shown(slug), await spoken()]).toEqual(['0', ['']]);
  await signElsewhere(slug, 'sam-elsewhere@example.org');
  await expect.poll(() => shown(slug), { timeout: 12_000 }).toBe('1');
  // What only an empty petition says is not said beside a count.
  expect(await page.getByText('Nobody has confirmed a signature yet').count()).toBe(0);

  await page.clock.fastForward(MINUTE);
  await expect.poll(spoken, { timeout: 12_000 }).toEqual(['1 signature']);
});

test('each of a campaign’s petitions is kept fresh, and read out by its name', async () => {
  const totals = new Map(WATCHED.map((slug, index) => [slug, 70 + index]));
  await watch('/campaigns/refugees-welcome');
  const title = await page.locator(`[data-title="${WATCHED[0]}"]`).innerText();
  for (const [slug, total] of totals) {
    const asOf = new Date(Date.now() + MINUTE).toISOString();
    const json = { total, confirmed: total, offline: 0, asOf };
    await page.route(`**/petitions/${slug}/count.json`, (route) => route.fulfill({ json }));
  }
  for (const [slug, total] of totals) {
    await expect.poll(() => shown(slug), { timeout: 12_000 }).toBe(String(total));
  }
  await page.clock.fastForward(MINUTE);
  for (const total of totals.values()) {
    const words = `${title}\n\n${total} signatures`;
    await expect.poll(async () => (await spoken()).join(), { timeout: 12_000 }).toContain(words);
  }
});

test('a petition that closed while its form was filled in is shown as closed, and stays so', async () => {
  await watch(`/petitions/${CLOSED_LATE}`);
  const owner = new pg.Client(site.ownerUrl);
  await owner.connect();
  await owner.query(`update petitions set closed_at = now(), closes_at = now() where slug = $1`, [
    CLOSED_LATE,
  ]);
  await owner.end();
  await page.getByLabel('Full name').fill('Suzie Example');
  await page.getByLabel('Email address').fill('suzie-late@example.org');
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  // The site may take what it heard of the petition within the last second.
  await page.waitForTimeout(1_100);
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.getByText('Petition closed').first().waitFor();
  await page.clock.runFor(10_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (let i = 0; i < 3; i += 1) {
    await page.clock.runFor(10_000);
    await page.waitForTimeout(500);
  }
  expect(await page.locator(`[data-tally="${CLOSED_LATE}"]`).first().innerText()).not.toContain(
    'more',
  );
  expect(asked.filter((url) => url.includes(CLOSED_LATE))).toEqual([]);
});
