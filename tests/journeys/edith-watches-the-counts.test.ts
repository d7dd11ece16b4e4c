import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { type Site, startSite } from '../support/site.ts';

const PETITION = 'go-further-and-faster';
// Her own, because she watches single people come: nobody else may sign meanwhile.
let site: Site;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await startSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.discard();
});
afterEach(() => context.close());

async function logIn(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${site.origin}/staff`);
  await page.waitForURL('**/sign-in');
  await page.getByLabel('Email address').fill(site.staff.email);
  await page.getByLabel('Password').fill(site.staff.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/staff');
  return page;
}

/** The figure under a heading of the stat row. */
async function figure(page: Page, label: string): Promise<number> {
  const value = page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]');
  return Number((await value.innerText()).replaceAll(',', ''));
}

async function clicks(page: Page): Promise<number> {
  const row = page.getByRole('row', { name: /Went on to the donation page/ });
  return Number((await row.locator('td b').first().innerText()).replaceAll(',', ''));
}

async function sign(email: string): Promise<void> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: PETITION, name: 'Sam Example', email, country: 'IE' } },
    }),
  });
  expect(response.status).toBe(200);
}

async function confirm(email: string): Promise<void> {
  const mail = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(linkIn(mail, 'confirm'));
  await reader.waitForTimeout(1100);
  await reader.getByRole('button', { name: 'Confirm my signature' }).click();
  await reader.getByText('Your signature is counted.').first().waitFor();
  await reader.context().close();
}

async function follow(): Promise<void> {
  const response = await fetch(`${site.origin}/go/gofundme`, {
    redirect: 'manual',
    headers: { 'user-agent': `Mozilla/5.0 (X11; Linux x86_64) Firefox/${Date.now()}` },
  });
  expect(response.status).toBe(303);
}

describe.each([
  { how: 'by itself', js: true },
  { how: 'by reloading, without JavaScript', js: false },
])('the desk shows $how', ({ js }) => {
  test('who signed, who confirmed and who went on to give', async () => {
    const email = `sam-${js ? 'js' : 'plain'}-${Date.now()}@example.org`;
    const page = await logIn({ javaScriptEnabled: js });
    await page.getByRole('link', { name: /Go further and faster/ }).click();
    await page.waitForURL(`**/staff/petitions/${PETITION}`);
    const counts = {
      waiting: () => figure(page, 'Waiting to confirm'),
      confirmed: () => figure(page, 'Confirmed by email'),
      clicks: () => clicks(page),
    };
    const rises = async (read: () => Promise<number>, act: () => Promise<void>) => {
      const before = await read();
      await act();
      const shown = async () => {
        if (!js) await page.reload();
        return read();
      };
      await expect.poll(shown, { timeout: 20_000 }).toBe(before + 1);
    };

    await rises(counts.waiting, () => sign(email));
    await rises(counts.confirmed, () => confirm(email));
    await rises(counts.clicks, follow);

    await page.getByRole('button', { name: 'Log out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(`${site.origin}/staff/petitions/${PETITION}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});

test('the desk is accessible, light or dark', async () => {
  const page = await logIn({ viewport: { width: 390, height: 844 } });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/staff', `/staff/petitions/${PETITION}?range=today`]) {
      await page.goto(site.origin + path);
      expect(await amiss(page), `${path}, ${colorScheme}`).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
  }
});
