import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { focused, listens, press } from '../support/desk-keys.ts';
import { tabTo } from '../support/keyboard.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'found-by-keys';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG, 'Found by its keys');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const staff = await addStaff(site.ownerUrl, 'ADMIN');
  await logIn(page, site.origin, staff);
  await hasShownFactor(site.ownerUrl, staff);
  await page.goto(site.origin + path);
  return page;
}
const field = (page: Page) => page.getByRole('combobox', { name: 'What are you looking for?' });
const dialog = (page: Page) => page.getByRole('dialog');
const chosen = (page: Page) => dialog(page).getByRole('option', { selected: true });

describe('the palette', () => {
  test('opens by its keys and its button, keeps the focus in its field, and gives it back', async () => {
    const page = await open(`/staff/petitions/${SLUG}/paper`);
    await listens(page);
    await page.getByLabel('Where they come from').focus();
    await press(page, 'Control+k');
    await chosen(page).waitFor();
    expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await press(page, 'Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await chosen(page).waitFor();
    await press(page, 'Tab');
    expect(await dialog(page).evaluate((one) => one.contains(document.activeElement))).toBe(true);
  });

  test('goes through its list as a combobox does, and says how many there are', async () => {
    const page = await open(`/staff/petitions/${SLUG}`);
    await listens(page);
    await press(page, 'Control+k');
    await chosen(page).waitFor();
    const all = await dialog(page).getByRole('option').allInnerTexts();
    const at = async () => all.indexOf(await chosen(page).innerText());
    const went: number[] = [];
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'ArrowUp',
      'End',
      'ArrowDown',
      'ArrowUp',
      'Home',
    ]) {
      await press(page, key);
      went.push(await at());
    }
    const last = all.length - 1;
    expect(went).toEqual([1, 2, 1, last, 0, last, 0]);
    const [active, option] = [
      await field(page).getAttribute('aria-activedescendant'),
      await chosen(page).getAttribute('id'),
    ];
    expect(active).toBe(option);
    await page.keyboard.type('signatures ukr');
    await page
      .getByRole('status')
      .getByText(/^\d+ results?$/)
      .waitFor();
    await press(page, 'Enter');
    await page.waitForURL(`**/petitions/${SLUG}/signatures?country=UA`);
  });

  test('finds in either language, and leads on where nothing is found', async () => {
    const page = await open(`/uk/staff/petitions/${SLUG}`);
    await page.getByRole('button', { name: 'Знайти' }).click();
    await page.keyboard.type('signatures ukraine');
    await chosen(page).getByText('Підписи: Україна').waitFor();
    await page.keyboard.type(' xyzzy');
    await page.getByRole('link', { name: 'Усі сторінки та дії' }).click();
    await page.waitForURL('**/uk/staff/find');
  });

  test('finds a colleague by part of an address, which stands in no address bar', async () => {
    const { email } = await addStaff(site.ownerUrl, 'EDITOR');
    const [part] = email.split('@');
    const page = await open(`/staff/petitions/${SLUG}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await listens(page);
    await press(page, 'Control+k');
    await chosen(page).waitFor();
    // Of thirty countries' filters, too.
    await page.keyboard.type('lan');
    await page.getByRole('option', { name: 'Find a person by address: lan' }).waitFor();
    await press(page, 'Backspace', 'Backspace', 'Backspace');
    await page.keyboard.type(part!);
    await chosen(page).getByText(`Find a person by address: ${part}`).waitFor();
    await press(page, 'Enter');
    await page.getByRole('rowheader', { name: email }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    expect([page.url(), ...asked].filter((url) => url.includes(part!))).toEqual([]);
  });

  test('and the overview of keys are accessible, light or dark, on a phone too', async () => {
    const page = await open(`/staff/petitions/${SLUG}`);
    await listens(page);
    for (const keys of ['Control+k', '?']) {
      await press(page, keys);
      await page.locator('dialog[open] :is([role=option], kbd)').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 390]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await amiss(page)).toEqual([]);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(sideways).toBeLessThanOrEqual(width);
        }
      }
      await press(page, 'Escape');
      await dialog(page).waitFor({ state: 'hidden' });
    }
  });
});

describe('single keys', () => {
  test('lead on, also on a Ukrainian keyboard; in a field they are letters', async () => {
    const page = await open(`/staff/petitions/${SLUG}/paper`);
    await listens(page);
    await page.getByLabel('Where they come from').focus();
    await page.keyboard.type('g s? x');
    expect(await page.getByLabel('Where they come from').inputValue()).toBe('g s? x');
    expect(page.url()).toContain('/paper');
    await page.locator('main').focus();
    for (const [key, code] of [
      ['п', 'KeyG'],
      ['і', 'KeyS'],
    ])
      await page.evaluate(
        (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', init)),
        { key: key!, code: code!, bubbles: true },
      );
    await page.waitForURL('**/signatures');
  });

  test('open a row of people at the role, and lead nobody away from it', async () => {
    await addStaff(site.ownerUrl, 'VIEWER');
    const page = await open('/staff/people');
    await listens(page);
    await press(page, 'j', 'Enter');
    const role = page.locator('select:focus');
    expect(await role.getAttribute('aria-label')).toMatch(/^Role of /);
    expect(new URL(page.url()).pathname).toBe('/staff/people');
  });

  test('are turned off for this browser, and the palette stays', async () => {
    const page = await open('/staff');
    await listens(page);
    await press(page, '?');
    const off = dialog(page).getByRole('checkbox', { name: 'Use keys of a single character' });
    await off.uncheck();
    await press(page, 'Escape', '?', 'g', 'a');
    expect(await dialog(page).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/staff');
    await press(page, 'Control+k');
    await chosen(page).waitFor();
    await press(page, 'Escape');
    await page.goto(`${site.origin}/staff/account`);
    const on = page.getByRole('checkbox', { name: 'Use keys of a single character' });
    expect(await on.isChecked()).toBe(false);
    await on.check();
    await page.locator('main').focus();
    await press(page, 'g', 'p');
    await page.waitForURL('**/staff');
  });
});

test('without script the way to everything is a link, and the same list', async () => {
  const page = await open('/staff', { javaScriptEnabled: false });
  await tabTo(page, page.getByRole('link', { name: 'Find', exact: true }));
  await press(page, 'Enter');
  await page.waitForURL('**/staff/find');
  await tabTo(page, page.getByLabel('What are you looking for?'));
  await page.keyboard.type('found paper');
  await press(page, 'Enter');
  await page.waitForURL('**/staff/find?/search');
  await tabTo(page, page.getByRole('link', { name: 'Enter signatures on paper' }));
  await press(page, 'Enter');
  await page.waitForURL(`**/petitions/${SLUG}/paper`);
  // Past the head of the page in two keys.
  await page.goto(`${site.origin}/staff/find`);
  await press(page, 'Tab');
  expect(await focused(page)).toBe('Skip to the page');
  await press(page, 'Enter', 'Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
});
