import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { tabTo } from '../support/keyboard.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { createOwnPetition } from '../support/own-petition.ts';

const site = inject('site');
const SLUG = 'signed-by-keyboard';
let browser: Browser;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.each([
  { how: 'with JavaScript', js: true, width: 1280 },
  { how: 'with JavaScript on a narrow window', js: true, width: 390 },
  { how: 'without JavaScript', js: false, width: 1280 },
  { how: 'without JavaScript on a narrow window', js: false, width: 390 },
])('$how', ({ js, width }) => {
  const open = () =>
    browser.newPage({ javaScriptEnabled: js, viewport: { width, height: 700 }, locale: 'en' });

  test('Suzie signs, confirms and goes on to give by keyboard alone, and sees where she is', async () => {
    const email = `suzie-keys-${js}-${width}@example.org`;
    const page = await open();
    await page.goto(`${site.origin}/petitions/${SLUG}`);
    await tabTo(page, page.getByLabel('Full name'));
    await page.keyboard.type('Suzie Example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('United K');
    await page.keyboard.press('Tab');
    await page.keyboard.type('N1 9GU');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByLabel(/Show me among/).isChecked()).toBe(true);
    expect(await page.getByLabel('Country', { exact: true }).inputValue()).toBe('GB');
    await tabTo(page, button(page, 'Sign the petition'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Check your email/ }).waitFor();
    if (js) expect(await focused(page)).toMatch(/^Check your email/);

    const mail = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
    await page.goto(linkIn(mail, 'confirm'));
    await page.waitForTimeout(1100);
    await tabTo(page, button(page, 'Confirm my signature'));
    await page.keyboard.press('Space');
    await page.getByText('Your signature is counted.').first().waitFor();

    await tabTo(page, page.locator('main').getByRole('link', { name: 'Donate on GoFundMe' }));
    const gone = page.waitForRequest('https://www.gofundme.com/**');
    await page.keyboard.press('Enter');
    await gone;
    await page.close();
  });

  test('Enter in a field signs, and what is wrong is where she goes on', async () => {
    const page = await open();
    await page.goto(`${site.origin}/petitions/${SLUG}`);
    await tabTo(page, page.getByLabel('Email address'));
    await page.keyboard.type('suzie@example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    if (js) expect(await focused(page)).toBe('problems');
    await tabTo(page, page.getByRole('link', { name: 'Enter your full name' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('Suzie Example');
    expect(await page.getByLabel('Full name').inputValue()).toBe('Suzie Example');
    await page.close();
  });
});

test.each(['/', '/articles/intercepted-call', `/petitions/${SLUG}`])(
  'the first Tab on %s offers the way past the head of the page',
  async (path) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.origin + path);
    const skip = page.getByRole('link', { name: 'Skip to the page' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
    await page.close();
  },
);
