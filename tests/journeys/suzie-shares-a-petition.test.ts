import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { signAndConfirm } from '../support/sign-and-confirm.ts';

const site = inject('site');
const PETITION = `${site.origin}/petitions/shared-with-one`;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, 'shared-with-one');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function thanked(
  email: string,
  { canShare = true, ...options }: { javaScriptEnabled?: boolean; canShare?: boolean } = {},
) {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.addInitScript((canShare) => {
    if (!canShare) {
      delete (Navigator.prototype as Partial<Navigator>).share;
      return;
    }
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    navigator.share = async (data) => void shared.push(data);
  }, canShare);
  await signAndConfirm(page, { site, petition: PETITION, email });
  return page;
}

/** How often the site is told that something was shared. */
function tellings(page: Page): () => number {
  const told: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/shared/shared-with-one') told.push(request.method());
  });
  return () => told.length;
}

const said = (page: Page) => page.locator('[data-share-status]').innerText();

test('Suzie copies the link, and hands it to her phone', async () => {
  const page = await thanked('suzie-shares@example.org');
  const told = tellings(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect.poll(() => said(page)).toBe('The link is copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${PETITION}?source=link`);

  await expect.poll(told).toBe(1);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect.poll(told).toBe(2);
  const shared = await page.evaluate(() => (window as unknown as { shared: unknown[] }).shared);
  expect(shared).toEqual([
    expect.objectContaining({ url: `${PETITION}?source=share`, title: expect.any(String) }),
  ]);
  expect(JSON.stringify(shared)).not.toMatch(/suzie|confirm|signature\//i);
});

test('who copies the address bar shares the petition, and nothing that opens a signature', async () => {
  const page = await thanked('suzie-copies-the-address@example.org');
  await expect.poll(() => page.url()).toBe(`${PETITION}?source=link`);
  await page.getByRole('link', { name: 'Українська' }).click();
  await page.getByText('Ваш підпис зараховано').first().waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Sign the petition' }).first().waitFor();
});

test('where nothing may be copied the link is selected, and that is said', async () => {
  const page = await thanked('suzie-may-not-copy@example.org');
  const told = tellings(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect.poll(() => said(page)).toContain('Copy it from the field');
  expect(await page.evaluate(() => String(getSelection()))).toBe(`${PETITION}?source=link`);
  expect(told()).toBe(0);
});

test('who writes an email about it has shared it', async () => {
  const page = await thanked('suzie-writes-about-it@example.org');
  const told = tellings(page);
  const link = page.locator('[data-share-ways] a[href^="mailto:"]');
  // Here no program opens.
  await link.evaluate((a) => a.addEventListener('click', (event) => event.preventDefault()));
  await link.click();
  await expect.poll(told).toBe(1);
});

test('without JavaScript there are the field and the plain links, and no button that does nothing', async () => {
  const page = await thanked('suzie-shares-plainly@example.org', { javaScriptEnabled: false });
  expect(await page.getByLabel('Link to the petition').inputValue()).toBe(
    `${PETITION}?source=link`,
  );
  expect(await page.getByRole('button', { name: /Copy|Share/ }).count()).toBe(0);
  const ways = await page
    .locator('[data-share-ways] a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const by = (service: string) => `${site.origin}/share/shared-with-one/${service}`;
  expect(ways).toEqual([
    ...[by('whatsapp'), expect.stringMatching(/^mailto:.*source%3Demail$/)],
    ...[by('telegram'), by('bluesky'), by('facebook')],
  ]);
});

test('where a device cannot hand the link on itself, no room is kept for that', async () => {
  const page = await thanked('suzie-copies@example.org', { canShare: false });
  await page.locator('[data-share-copy][data-ready]').waitFor();
  const [copy, links] = await Promise.all(
    ['[data-share-copy]', '[data-share] ~ ul'].map((part) => page.locator(part).boundingBox()),
  );
  // The gap between the parts, and twice while what will be said has no words.
  expect(links!.y - (copy!.y + copy!.height)).toBeLessThan(40);
});
