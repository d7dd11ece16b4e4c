import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'held-on-a-phone';
const LIST = `/staff/petitions/${SLUG}/signatures?state=HELD`;
let browser: Browser;
let context: BrowserContext;
let known: string;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  for (const name of ['One', 'Two', 'Three']) known = await sign(`Throw ${name}`);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function sign(name: string): Promise<string> {
  const email = `${crypto.randomUUID()}@mailinator.com`;
  const input = { petition: SLUG, name, email, country: 'UA', source: 'a-poster-in-the-library' };
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input },
    }),
  });
  expect(response.status).toBe(200);
  return email;
}

async function openList(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const edith = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  await logIn(page, site.origin, edith);
  await hasShownFactor(site.ownerUrl, edith);
  await page.goto(site.origin + LIST);
  return page;
}
const boxes = (page: Page) => page.getByRole('checkbox', { name: 'Choose Throw' });

test('every fact of a held signature is in sight beside its checkbox, without script', async () => {
  const page = await openList({ javaScriptEnabled: false });
  const row = page.getByRole('row', { name: /Throw Two/ });
  // Among many journeys a new source may be one too many, and count as another.
  const source = /a-poster-in-the-library|All other sources/;
  const facts = ['Throw Two', '@m***.com', 'Ukraine', source, 'Held'];
  for (const fact of [...facts, 'Throwaway address', 'Its owner has not confirmed it']) {
    const box = await row.getByText(fact).first().boundingBox();
    expect([fact, box!.x >= 0, box!.x + box!.width <= 390]).toEqual([fact, true, true]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await page.getByText('Choose all held').count()).toBe(0);
});

test('of people it is said what is what, though no head of a column is in sight', async () => {
  const page = await openList({ javaScriptEnabled: false });
  await page.goto(`${site.origin}/staff/account`);
  const facts = page.locator('#sessions ~ * td[data-fact], section:has(#sessions) td[data-fact]');
  const said = await facts.first().evaluate((fact) => getComputedStyle(fact, '::before').content);
  expect(said).toBe('"Since: " / ""');
});

test('the fields of a filter that is set are folded, and say what it is', async () => {
  const page = await openList({ javaScriptEnabled: false });
  expect(await page.getByLabel('Source').isVisible()).toBe(false);
  await page.getByText('State: Held', { exact: true }).click();
  expect(await page.getByLabel('Source').isVisible()).toBe(true);
  await page.goto(site.origin + LIST.replace(/\?.*/, ''));
  expect(await page.getByLabel('Source').isVisible()).toBe(true);
});

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])('%o', (options) => {
  test('whom an address found is where the page goes on, and the way back is beside it', async () => {
    const page = await openList(options);
    await page.goto(site.origin + LIST.replace(/\?.*/, ''));
    for (const [email, said] of [
      [known, '1 signature with the address you entered'],
      ['nobody@example.org', 'Nobody signed this petition with the address you entered'],
    ] as const) {
      if (!(await page.getByLabel('Find one address').isVisible()))
        await page.getByText('One address', { exact: true }).click();
      await page.getByLabel('Find one address').fill(email);
      await page.getByRole('button', { name: 'Find', exact: true }).last().click();
      const heading = page.getByRole('heading', { name: said });
      await heading.waitFor();
      await page.waitForLoadState('networkidle');
      expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
      expect((await heading.boundingBox())!.y).toBeGreaterThanOrEqual(0);
      expect((await heading.boundingBox())!.y).toBeLessThan(600);
      expect(await page.title()).toBe(`${said} – Undersigned`);
      expect(await page.getByLabel('Source').isVisible()).toBe(false);
      expect([page.url(), await page.content()].join().includes(`>${email}`)).toBe(false);
      // Without script axe would wait for ever.
      if (options.javaScriptEnabled) expect(await amiss(page)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Show all' }).last().click();
    await page.getByText('Throw One', { exact: true }).waitFor();
  });
});

test('on a wide screen they are in sight', async () => {
  const page = await openList({ viewport: { width: 1280, height: 800 } });
  expect(await page.getByLabel('Source').isVisible()).toBe(true);
  expect(await page.getByText('State: Held', { exact: true }).isVisible()).toBe(false);
});

test('all held ones of the page are chosen at once, and say so when one is not', async () => {
  const page = await openList({});
  const all = page.getByRole('checkbox', { name: 'Choose all held ones on this page (3)' });
  await all.check();
  for (const box of await boxes(page).all()) expect(await box.isChecked()).toBe(true);
  await page.getByText('Throw Two', { exact: true }).click();
  expect(await all.evaluate((box: HTMLInputElement) => [box.checked, box.indeterminate])).toEqual([
    ...[false, true],
  ]);
  expect(await amiss(page)).toEqual([]);
  await page.getByRole('button', { name: 'Release those chosen' }).click();
  await page.getByRole('heading', { name: 'Release 2 signatures?' }).waitFor();
});

test('on a wide screen the checkboxes take a narrow column', async () => {
  const page = await openList({ viewport: { width: 1280, height: 800 } });
  const [box, name] = await Promise.all([
    boxes(page).first().boundingBox(),
    page.getByText('Throw One', { exact: true }).boundingBox(),
  ]);
  expect(name!.x - box!.x).toBeLessThan(56);
});
