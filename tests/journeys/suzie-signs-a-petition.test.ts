import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';

const site = inject('site');
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

/** A reader's browser. What it says on its console, and whom it asks, is part of the promise. */
async function open(javaScriptEnabled: boolean, width: number, locale = 'en-GB') {
  context = await browser.newContext({
    javaScriptEnabled,
    locale,
    timezoneId: 'Europe/London',
    viewport: { width, height: width < 600 ? 844 : 800 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) strangers.push(request.url());
  });
  return { page, complaints, strangers };
}

async function count(): Promise<number> {
  const response = await fetch(`${site.origin}/petitions/go-further-and-faster/count.json`);
  return ((await response.json()) as { total: number }).total;
}

async function fillIn(page: Page, email: string) {
  await page.getByLabel('Full name').fill('Suzie Example');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
}

describe.each([
  { how: 'with JavaScript on a desktop', js: true, width: 1280 },
  { how: 'with JavaScript on a phone', js: true, width: 390 },
  { how: 'without JavaScript on a desktop', js: false, width: 1280 },
  { how: 'without JavaScript on a phone', js: false, width: 390 },
])('$how', ({ js, width }) => {
  const email = `suzie-${js ? 'js' : 'plain'}-${width}@example.org`;

  test('Suzie reads, signs, confirms, is counted at once, and goes on to give', async () => {
    const { page, complaints, strangers } = await open(js, width);
    const before = await count();

    await page.goto(site.origin);
    await page
      .locator('main')
      .getByRole('link', { name: /intercepted call|call/i })
      .first()
      .click();
    await page.waitForURL('**/articles/intercepted-call');
    expect(await page.locator('h1').count()).toBe(1);
    await expectNoSideways(page);

    const country = page.getByLabel('Country', { exact: true });
    expect(await country.inputValue()).toBe(js ? 'GB' : '');
    await fillIn(page, email);
    await page.getByRole('button', { name: 'Sign the petition' }).click();
    await page.getByRole('heading', { name: /Check your email/ }).waitFor();
    expect(page.url()).not.toContain('example.org');
    expect(await count()).toBe(before);
    // The links to the form are still beside the article: they lead to what stands in its place,
    // and do not ask once more for what has just been given.
    if (js) {
      expect(await page.locator('#sign').count()).toBe(1);
      const links = await page.locator('a[href="#sign"]').allTextContents();
      expect(new Set(links.map((link) => link.trim()))).toEqual(new Set(['Check your email']));
    }

    const confirmation = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
    await page.goto(linkIn(confirmation, 'confirm'));
    await page.getByRole('heading', { name: 'Confirm your signature' }).waitFor();
    expect(await count()).toBe(before);
    await page.waitForTimeout(1100);
    await page.getByRole('button', { name: 'Confirm my signature' }).click();
    await page.getByText('Your signature is counted.').first().waitFor();
    expect(await page.locator('main').innerText()).toContain(String(before + 1));
    await expectNoSideways(page);

    await expect.poll(count, { timeout: 3000 }).toBe(before + 1);
    expect(strangers).toEqual([]);
    expect(await context.cookies()).toEqual([]);

    let asked = '';
    await page.route('https://www.gofundme.com/**', (route) => {
      asked = route.request().url();
      return route.fulfill({ body: 'the world outside' });
    });
    await page.locator('main').getByRole('link', { name: 'Donate on GoFundMe' }).first().click();
    await page.waitForURL('https://www.gofundme.com/**');
    expect(asked).toMatch(/^https:\/\/www\.gofundme\.com\/f\/refugees-welcome-demo/);
    expect(asked).not.toContain('suzie');
    expect(complaints).toEqual([]);
  });

  test('a slip is told at its field and in a summary, and nothing typed is lost', async () => {
    // Of a language without a country none is guessed.
    const { page } = await open(js, width, 'en');
    await page.goto(`${site.origin}/petitions/go-further-and-faster`);
    await page.getByLabel('Full name').fill('Suzie Example');
    await page.getByLabel('Email address').fill('suzie@example');
    await page.getByRole('button', { name: 'Sign the petition' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByLabel('Full name').inputValue()).toBe('Suzie Example');
    expect(await page.getByLabel('Email address').inputValue()).toBe('suzie@example');
    expect(await page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('link', { name: 'Choose your country' }).count()).toBe(1);
  });
});

test('Suzie opens her own page from the thank-you mail and withdraws', async () => {
  const { page } = await open(true, 1280);
  const email = 'suzie-withdraws@example.org';
  await page.goto(`${site.origin}/petitions/go-further-and-faster`);
  await fillIn(page, email);
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.getByRole('heading', { name: /Check your email/ }).waitFor();
  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm'),
  );
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByText('Your signature is counted.').first().waitFor();
  const before = await count();

  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Your signature is counted'), 'signature'),
  );
  expect(await page.locator('main').innerText()).toContain('s***@e***.org');
  expect(await page.locator('main').innerText()).not.toContain('Suzie Example');
  await page.getByRole('link', { name: 'Withdraw my signature' }).click();
  await page.getByRole('button', { name: 'Withdraw my signature' }).click();
  await page.getByText('Your signature is withdrawn.').waitFor();
  await expect.poll(count, { timeout: 3000 }).toBe(before - 1);
});

/** Nothing may be wider than the window. */
async function expectNoSideways(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
