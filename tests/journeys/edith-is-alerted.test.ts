import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { addFlag, lookForAlerts } from '../support/alerts.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn as logInAs, type Person } from '../support/desk.ts';
import { mailTo } from '../support/mailbox.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

// Her own: what happens to others' petitions would be alerts to her.
let site: Site;
let ownerUrl: string;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  site = await startSite({ RATE_LIMITS: 'off' });
  ({ ownerUrl } = underTest(site));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.discard();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

async function logIn(
  role: 'VIEWER' | 'CAMPAIGNER' | 'ADMIN',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; person: Person }> {
  const context = await browser.newContext(options);
  contexts.push(context);
  const page = await context.newPage();
  const person = await addStaff(ownerUrl, role);
  await logInAs(page, site.origin, person);
  if (role !== 'VIEWER') await hasShownFactor(ownerUrl, person);
  return { page, person };
}

const desk = () => `${site.origin}/staff`;
const news = (page: Page) => page.getByRole('link', { name: /^Alerts \d/ });

test('who has heard of nothing yet is told what will come, and a viewer not of traffic', async () => {
  const { page } = await logIn('VIEWER', { viewport: { width: 390, height: 844 } });
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  await page.getByText('Nothing has happened yet.').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(4);
  expect(await page.getByLabel('Unusual traffic').count()).toBe(0);
  expect(await amiss(page)).toEqual([]);
});

describe.each([
  { how: 'with', js: true },
  { how: 'without', js: false },
])('Edith, $how JavaScript', ({ how, js }) => {
  test('asks for mails, is told of a milestone and of a network, looks, and ends the mails', async () => {
    const slug = `alerted-${how}`;
    const network = js ? 'ab12000000000000' : 'cd34000000000000';
    const { page, person } = await logIn('ADMIN', { javaScriptEnabled: js });
    await page.goto(`${desk()}/alerts`);
    // By keyboard alone.
    await page.getByLabel('Milestones').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save my choice' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your choice is saved.').waitFor();
    expect(await page.getByLabel('Milestones').isChecked()).toBe(true);
    expect(await page.getByLabel('Unusual traffic').isChecked()).toBe(false);

    await createOwnPetition(ownerUrl, slug);
    await addCrowd(ownerUrl, slug);
    await lookForAlerts(ownerUrl);
    const title = 'Go further and faster to help the people fleeing Ukraine';
    const mail = await mailTo(site.mailboxUrl, person.email, `${title}: 100 signatures`);
    expect(mail.text).toContain(`${site.origin}/staff/petitions/${slug}`);

    // The desk says it in words, and what goes on as soon as it does.
    await page.goto(desk());
    await news(page).waitFor();
    await addFlag(ownerUrl, slug, network);
    await lookForAlerts(ownerUrl);
    const told = page.getByRole('link', {
      name: `Unusual traffic: Network ${network.slice(0, 4).toUpperCase()}`,
    });
    if (js) await told.waitFor({ timeout: 30_000 });
    else
      await expect
        .poll(() => page.reload().then(() => told.isVisible()), { timeout: 20_000 })
        .toBe(true);
    if (js) expect(await amiss(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.waitForURL(desk());
    expect(await news(page).count()).toBe(0);
    await page.goto(`${desk()}/petitions/${slug}`);
    await told.waitFor();

    await told.click();
    await page.waitForURL(/\/staff\/alerts#alert-\d+$/);
    if (js) expect(await amiss(page)).toEqual([]);
    const item = page.getByRole('listitem').filter({ hasText: network.slice(0, 4).toUpperCase() });
    expect(await item.innerText()).toMatch(/Going on[\s\S]*Since [\s\S]*40 signatures in a minute/);
    await item.getByRole('link', { name: 'Look at these signatures' }).click();
    await page.waitForURL(`**/staff/petitions/${slug}/signatures?network=${network}&from=*`);

    const end = mail.text.match(/https?:\/\/\S+\/unsubscribe\/[\w-]+/)![0];
    await page.goto(end);
    await page.getByRole('button', { name: 'Stop these mails' }).click();
    await page.getByRole('heading', { name: 'No more mails about alerts' }).waitFor();
    await page.goto(`${desk()}/alerts`);
    expect(await page.getByLabel('Milestones').isChecked()).toBe(false);
  });
});

test('what Carla enters from paper in thousands is told to a colleague within the minute', async () => {
  const slug = 'alerted-paper';
  await createOwnPetition(ownerUrl, slug);
  const { page: colleague } = await logIn('VIEWER', { viewport: { width: 390, height: 844 } });
  const { page: carla, person } = await logIn('CAMPAIGNER');
  await carla.goto(`${desk()}/petitions/${slug}/paper`);
  await carla.getByLabel('How many signatures').fill('1,200');
  await carla.getByLabel('Collected on').fill('2022-03-12');
  await carla.getByLabel('Where they come from').fill('Reading rooms in Odesa.');
  await carla.getByRole('button', { name: 'Check the entry' }).click();
  await carla.getByRole('button', { name: 'Add 1,200 signatures' }).click();
  await carla.getByText('1,200 signatures are counted').waitFor();

  await lookForAlerts(ownerUrl);
  await news(colleague).waitFor({ timeout: 30_000 });
  await colleague.getByRole('link', { name: 'See all alerts' }).click();
  const item = colleague
    .getByRole('listitem')
    .filter({ hasText: '1,200 signatures entered from paper' });
  const words = await item.innerText();
  expect(words).toMatch(/Entered by a campaigner[\s\S]*“Reading rooms in Odesa.”/);
  expect(words).not.toContain(person.email);
  expect(await amiss(colleague)).toEqual([]);
  // A viewer enters nothing, and decides nothing.
  expect(await item.getByRole('link', { name: 'See the decision' }).count()).toBe(0);
  await item.getByRole('link', { name: 'See what the ledger says' }).click();
  await colleague.waitForURL(`**/petitions/${slug}/ledger`);
  await colleague.getByText('On paper: Reading rooms in Odesa.').waitFor();
});

test('what is ticked before the page’s script has begun stays ticked', async () => {
  const { page } = await logIn('VIEWER');
  let begin = () => {};
  const mayBegin = new Promise<void>((resolve) => (begin = resolve));
  await page.route(/\.js$/, async (route) => {
    await mayBegin;
    await route.continue();
  });
  await page.goto(`${desk()}/alerts`, { waitUntil: 'commit' });
  await page.getByLabel('Milestones').check();
  const hears = page.waitForRequest('**/staff/alerts/now.json', { timeout: 30_000 });
  begin();
  // The script has taken over once it asks for what is new.
  await hears;
  expect(await page.getByLabel('Milestones').isChecked()).toBe(true);
});

test('the page keeps to a phone, in both languages and themes, and opening it is reading it', async () => {
  const { page } = await logIn('ADMIN', { viewport: { width: 390, height: 844 } });
  await createOwnPetition(ownerUrl, 'alerted-phone');
  await addCrowd(ownerUrl, 'alerted-phone');
  await lookForAlerts(ownerUrl);
  await expect
    .poll(() => page.goto(desk()).then(() => news(page).count()), { timeout: 20_000 })
    .toBe(1);
  await page.goto(`${desk()}/alerts`);
  await page.getByText('New', { exact: true }).first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/staff/alerts', '/uk/staff/alerts']) {
      await page.goto(site.origin + path);
      expect(await page.locator('.new').count()).toBe(0);
      expect(await amiss(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width <= 390]).toEqual([path, true]);
    }
  }
});

test('a form of another site chooses nothing, and marks nothing as read', async () => {
  const { page } = await logIn('ADMIN');
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const send = (action: string, body: string, origin: string) =>
    fetch(`${desk()}/alerts?/${action}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...{ cookie, origin, accept: 'text/html' },
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });
  const evil = 'https://evil.example';
  expect((await send('choose', 'milestone=yes', evil)).status).toBe(403);
  expect((await send('read', 'upTo=1', evil)).status).toBe(403);
  await page.goto(`${desk()}/alerts`);
  expect(await page.getByLabel('Milestones').isChecked()).toBe(false);
  // Nor has a link the page say that something was done.
  await page.goto(`${desk()}/alerts?done=1`);
  expect(await page.getByText('Your choice holds').count()).toBe(0);
  expect((await send('choose', 'milestone=yes', site.origin)).status).toBe(303);
  await page.reload();
  expect(await page.getByLabel('Milestones').isChecked()).toBe(true);
});
