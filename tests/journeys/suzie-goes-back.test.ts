import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createOwnPetition } from '../support/own-petition.ts';

const site = inject('site');
const SLUG = 'signed-and-gone-back';
let browser: Browser;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const fields = (page: Page) => ({
  name: page.getByLabel('Full name'),
  email: page.getByLabel('Email address'),
  country: page.getByLabel('Country', { exact: true }),
  postcode: page.getByLabel('Postcode'),
});

async function typed(page: Page, email: string): Promise<void> {
  const { name, country, postcode, ...others } = fields(page);
  await name.fill('Suzie Example');
  await others.email.fill(email);
  await country.selectOption('IE');
  await postcode.fill('D02 X285');
  await page.getByLabel(/Email me about/).check();
  await page.getByRole('button', { name: 'Sign the petition' }).click();
}

async function kept(page: Page) {
  const { name, email, country, postcode } = fields(page);
  return [
    await name.inputValue(),
    await email.inputValue(),
    await country.inputValue(),
    await postcode.inputValue(),
    await page.getByLabel(/Email me about/).isChecked(),
  ];
}

describe.each([
  { how: 'with JavaScript', js: true, path: `/petitions/${SLUG}` },
  { how: 'with JavaScript beside an article', js: true, path: '/articles/intercepted-call' },
  { how: 'without JavaScript', js: false, path: `/petitions/${SLUG}` },
])('$how', ({ how, js, path }) => {
  const open = async () => {
    const page = await browser.newPage({ javaScriptEnabled: js, locale: 'en' });
    await page.goto(site.origin + path);
    if (js) await page.locator('html[data-enhanced]').waitFor();
    return page;
  };

  test('what Suzie typed is still there when she looks up what is wrong and comes back', async () => {
    const page = await open();
    await typed(page, 'suzie@example');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    // The answer to a form is the browser's to ask for again: without JavaScript Back leads before it.
    if (js) await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
    if (js) await page.waitForURL('**/privacy');
    await page.goBack();
    await page.waitForURL(`**${path}`);
    const values = ['Suzie Example', 'suzie@example', 'IE', 'D02 X285', true];
    await expect.poll(() => kept(page)).toEqual(values);
    await page.close();
  });

  test('Suzie who comes back after signing can sign again, and nothing is lost', async () => {
    const email = `suzie-back-${how.replaceAll(' ', '-')}@example.org`;
    const page = await open();
    await typed(page, email);
    await page.getByRole('heading', { name: /Check your email/ }).waitFor();
    if (js) await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
    if (js) await page.waitForURL('**/privacy');
    await page.goBack();
    await page.waitForURL(`**${path}`);
    if (!js) expect(await kept(page)).toEqual(['Suzie Example', email, 'IE', 'D02 X285', true]);
    if (js) await typed(page, email);
    else await page.getByRole('button', { name: 'Sign the petition' }).click();
    await page.getByRole('heading', { name: /Check your email/ }).waitFor();
    await page.close();
  });
});
