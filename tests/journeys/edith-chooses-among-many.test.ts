import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { focused, listens, press } from '../support/desk-keys.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'held-among-many';
const LIST = `/staff/petitions/${SLUG}/signatures?state=HELD`;
const PHONE = { viewport: { width: 390, height: 844 } };
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  for (let i = 0; i < 10; i++) await sign(`Many ${i}`);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function sign(name: string): Promise<void> {
  const email = `${crypto.randomUUID()}@mailinator.com`;
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: SLUG, name, email, country: 'UA' } },
    }),
  });
  expect(response.status).toBe(200);
}

async function openList(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  const edith = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  await logIn(page, site.origin, edith);
  await hasShownFactor(site.ownerUrl, edith);
  await page.goto(site.origin + LIST);
  if (options?.javaScriptEnabled !== false) await listens(page);
  return page;
}

const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Choose ${name}` });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const chosen = (page: Page, n: number) => page.getByRole('status').getByText(`${n} chosen`);

/** Whether all of it lies in the window. */
async function isInWindow(page: Page, name: string): Promise<boolean> {
  return button(page, name).evaluate((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
  });
}

describe('on a phone', () => {
  test('what can be done with those chosen is within reach, and says how many they are', async () => {
    const page = await openList(PHONE);
    await page.locator('#list').evaluate((list) => list.scrollIntoView());
    expect(await isInWindow(page, 'Release those chosen')).toBe(false);
    await box(page, 'Many 9').check();
    await chosen(page, 1).waitFor();
    await box(page, 'Many 7').check();
    await chosen(page, 2).waitFor();
    for (const name of ['Release those chosen', 'Refuse those chosen'])
      expect(await isInWindow(page, name)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await amiss(page)).toEqual([]);
    }
    await button(page, 'Refuse those chosen').click();
    await page.getByRole('heading', { name: 'Refuse 2 signatures?' }).waitFor();
    await page.getByText('Confirmed by their owners: 0. Not confirmed: 2.').waitFor();
    // Whoever comes back finds them chosen, and counted.
    await button(page, 'Back').click();
    await chosen(page, 2).waitFor();
    await box(page, 'Many 9').uncheck();
    await box(page, 'Many 7').uncheck();
    await expect.poll(() => isInWindow(page, 'Release those chosen')).toBe(false);
  });

  test('it covers nothing that has the focus, and comes after the rows', async () => {
    const page = await openList(PHONE);
    await box(page, 'Many 9').check();
    await chosen(page, 1).waitFor();
    for (let i = 8; i >= 0; i--) {
      await press(page, 'Tab');
      const [row, bar] = await Promise.all([
        page.locator(':focus').boundingBox(),
        chosen(page, 1).locator('..').boundingBox(),
      ]);
      expect(row!.y + row!.height).toBeLessThanOrEqual(bar!.y);
    }
    const acts = ['Release those chosen', 'Refuse those chosen', 'Release all that are found'];
    for (const name of acts) {
      await press(page, 'Tab');
      expect(await focused(page)).toBe(name);
    }
  });

  test('with text twice as large it does not stay', async () => {
    const page = await openList(PHONE);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await box(page, 'Many 9').check();
    await chosen(page, 1).waitFor({ state: 'attached' });
    expect(await isInWindow(page, 'Release those chosen')).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('without script nothing is counted, and the buttons stand below the list', async () => {
    const page = await openList({ ...PHONE, javaScriptEnabled: false });
    await box(page, 'Many 9').check();
    await box(page, 'Many 7').check();
    expect(await page.getByText('2 chosen').count()).toBe(0);
    expect(await isInWindow(page, 'Release those chosen')).toBe(false);
    await button(page, 'Release those chosen').click();
    await page.getByRole('heading', { name: 'Release 2 signatures?' }).waitFor();
  });
});

test('on a wide screen their number stands beside the buttons', async () => {
  const page = await openList({ viewport: { width: 1280, height: 800 } });
  await page.getByRole('checkbox', { name: /^Choose all held/ }).check();
  await chosen(page, 10).waitFor();
  await box(page, 'Many 3').uncheck();
  await chosen(page, 9).waitFor();
  const [number, release] = await Promise.all([
    chosen(page, 9).boundingBox(),
    button(page, 'Release those chosen').boundingBox(),
  ]);
  expect(number!.y).toBeGreaterThan(release!.y);
  expect(number!.y + number!.height).toBeLessThan(release!.y + release!.height);
  expect(await isInWindow(page, 'Release those chosen')).toBe(true);
});
