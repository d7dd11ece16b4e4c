import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a press on Sign that comes when the site is too busy is sent again, and says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/petitions/go-further-and-faster`);
  let refusals = 0;
  await page.route('**/petitions/*?/sign*', (route) => {
    refusals += 1;
    if (refusals > 2) return route.continue();
    if (refusals > 1) return route.abort();
    return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
  });
  await page.getByLabel('Full name').fill('Suzie Patient');
  await page.getByLabel('Email address').fill('suzie-patient@example.org');
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  const status = page.getByRole('status').filter({ hasText: 'Still trying' });
  await status.waitFor();
  await page.getByRole('heading', { name: /Check your email/ }).waitFor();
  expect(refusals).toBe(3);
  expect(await status.count()).toBe(0);
  await page.close();
});

test('a petition that closed while somebody read the article is shown as a page of its own', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/articles/intercepted-call`);
  const closed = '<title>Closed</title><main><h1>Petition closed</h1></main>';
  await page.route('**/petitions/*?/sign*', (route) =>
    route.fulfill({ status: 409, contentType: 'text/html', body: closed }),
  );
  await page.getByLabel('Full name').fill('Suzie Late');
  await page.getByLabel('Email address').fill('suzie-late@example.org');
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.getByRole('heading', { name: 'Petition closed' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/petitions/go-further-and-faster');
  await page.close();
});

/** Signs, and opens the link that is mailed. */
async function openMailedLink(page: Page, email: string): Promise<void> {
  await page.goto(`${site.origin}/petitions/go-further-and-faster`);
  await page.getByLabel('Full name').fill('Suzie Patient');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm'),
  );
  await page.waitForTimeout(1100);
}

test.each([
  ['Confirm my signature', 'confirm', 'Your signature is counted.'],
  ['This wasn’t me', 'disown', 'removed'],
])(
  '"%s" that comes when the site is too busy is sent again, and is done',
  async (name, act, said) => {
    const page = await browser.newPage();
    await openMailedLink(page, `suzie-presses-${act}@example.org`);
    let tries = 0;
    await page.route(`**/confirm/*?/${act}*`, (route) => {
      tries += 1;
      if (tries > 2) return route.continue();
      if (tries > 1) return route.abort();
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
    });
    await page.getByRole('button', { name }).click();
    await page.getByRole('status').filter({ hasText: 'Still trying' }).waitFor();
    await page.locator('main').getByText(said).first().waitFor();
    expect(tries).toBe(3);
    await page.close();
  },
);

test('what the site says to a press is shown as the page that it is', async () => {
  const page = await browser.newPage();
  await openMailedLink(page, 'suzie-presses-nameless@example.org');
  await page.getByText('Correct the name or the country').click();
  await page.getByLabel('Full name, as it will be recorded').fill('');
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await page.close();
});
