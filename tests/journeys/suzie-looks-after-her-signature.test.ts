import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { signAndConfirm } from '../support/sign-and-confirm.ts';

const site = inject('site');
const SLUG = 'looked-after';
const PETITION = `${site.origin}/petitions/${SLUG}`;
const LINK_MAIL = 'Your link to see and change your signature';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function open(javaScriptEnabled: boolean): Promise<Page> {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
  return context.newPage();
}

/** axe runs in the page, and so only where scripts do. */
async function expectNothingAmiss(page: Page, js: boolean): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  if (!js) return;
  expect(await amiss(page)).toEqual([]);
}

describe.each([
  { how: 'with JavaScript', js: true },
  { how: 'without JavaScript', js: false },
])('$how', ({ js }) => {
  test('Suzie has a link sent, corrects what is kept, takes it with her and erases it', async () => {
    const email = `suzie-keeps-${js}@example.org`;
    const page = await open(js);
    await signAndConfirm(page, { site, petition: PETITION, email });

    const thanks = await mailTo(site.mailboxUrl, email, 'Your signature is counted');
    await page.goto(linkIn(thanks, 'signature'));
    await expectNothingAmiss(page, js);
    expect(await page.locator('main').innerText()).not.toContain('Suzie Example');
    await page.getByRole('button', { name: 'Email me the link' }).click();
    await page.getByText('the link is on its way').waitFor();

    await page.goto(linkIn(await mailTo(site.mailboxUrl, email, LINK_MAIL), 'signature'));
    await page.getByText('Suzie Example').first().waitFor();
    expect(await page.locator('main').innerText()).toContain(email);
    await expectNothingAmiss(page, js);

    await page.getByLabel('Full name').fill('');
    await page.getByLabel('Postcode').fill('N1 9XX');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.getByLabel('Postcode').inputValue()).toBe('N1 9XX');
    expect(await page.title()).toMatch(/^Error: /);
    await expectNothingAmiss(page, js);
    await page.getByLabel('Full name').fill('Susan Example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    // The form stands far below: what became of it must not be left above the edge of the window.
    const top = await page.getByText('Saved').evaluate((word) => word.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(0);
    const facts = await page.locator('main dl').innerText();
    expect(facts).toContain('Susan Example');
    expect(facts).toContain('N1 9XX');

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as object;
    expect(file).toMatchObject({ name: 'Susan Example', email, postcode: 'N1 9XX' });

    const here = page.url();
    await page.getByRole('link', { name: 'Erase my signature' }).click();
    await expectNothingAmiss(page, js);
    await page.getByRole('button', { name: 'Erase my signature' }).click();
    await page.getByRole('heading', { name: 'Your signature is erased' }).waitFor();
    expect((await page.goto(here.replace(/[?#].*/, '')))?.status()).toBe(404);
  });

  test('who has lost the mail is sent a link from the page of the petition', async () => {
    const email = `suzie-lost-${js}@example.org`;
    const page = await open(js);
    await signAndConfirm(page, { site, petition: PETITION, email });
    await page.goto(PETITION);
    await page.getByRole('link', { name: 'See, correct or withdraw your signature' }).click();
    await page.getByRole('button', { name: 'Email me the link' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Email me the link' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    await expectNothingAmiss(page, js);
    await page.goto(linkIn(await mailTo(site.mailboxUrl, email, LINK_MAIL), 'signature'));
    await page.getByText('Suzie Example').first().waitFor();
  });
});
