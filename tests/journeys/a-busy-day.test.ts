import type { Browser } from 'playwright-core';
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

test('a press on Confirm that comes when the site is too busy is sent again, and counts', async () => {
  const email = 'suzie-confirms-patiently@example.org';
  const page = await browser.newPage();
  await page.goto(`${site.origin}/petitions/go-further-and-faster`);
  await page.getByLabel('Full name').fill('Suzie Patient');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm'),
  );
  let tries = 0;
  await page.route('**/confirm/*?/confirm*', (route) => {
    tries += 1;
    if (tries > 2) return route.continue();
    if (tries > 1) return route.abort();
    return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
  });
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByRole('status').filter({ hasText: 'Still trying' }).waitFor();
  await page.getByText('Your signature is counted.').first().waitFor();
  expect(tries).toBe(3);
  await page.close();
});

test('what the site says to a press is shown as the page that it is', async () => {
  const email = 'suzie-presses-at-once@example.org';
  const page = await browser.newPage();
  await page.goto(`${site.origin}/petitions/go-further-and-faster`);
  await page.getByLabel('Full name').fill('Suzie Quick');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm'),
  );
  await page.getByLabel(/name/i).first().fill('');
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await page.close();
});
