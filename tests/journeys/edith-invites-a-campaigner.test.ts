import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { freshCode, logIn, setUpApp } from '../support/desk.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { underTest } from '../support/site-under-test.ts';
import { type Site, startSite } from '../support/site.ts';

const CARA = { email: 'cara@newsroom.example', password: 'a password of her own' };
const INVITED = 'You are invited to the desk of Undersigned';

let site: Site;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  site = await startSite();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await site?.discard();
});

async function open(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(options);
  contexts.push(context);
  return context.newPage();
}

/** Ten minutes and more have gone by since anybody showed a second factor. */
async function waitLong(): Promise<void> {
  const owner = new pg.Client({ connectionString: underTest(site).ownerUrl });
  await owner.connect();
  await owner.query(`update auth.session set "factorAt" = "factorAt" - interval '11 minutes'`);
  await owner.end();
}

describe.each([
  { how: 'with JavaScript', javaScriptEnabled: true },
  { how: 'without JavaScript', javaScriptEnabled: false },
])('$how', ({ javaScriptEnabled }) => {
  test('Edith sets up her app and invites Cara, who joins, sets up hers and sees the desk', async () => {
    const codes = new Set<string>();
    const edith = await open({ javaScriptEnabled });
    await logIn(edith, site.origin, site.staff);
    await edith.goto(`${site.origin}/staff/people`);
    expect(new URL(edith.url()).pathname).toBe('/staff/account');
    const { secret } = await setUpApp(edith, site.origin, site.staff.password, codes);
    await waitLong();
    await edith.goto(`${site.origin}/staff/people`);
    await edith.getByLabel('Email address').fill(CARA.email);
    await edith.getByLabel('Role', { exact: true }).selectOption('campaigner');
    await edith.getByRole('button', { name: 'Send the invitation' }).click();
    await edith.getByRole('heading', { name: 'Show that it is you' }).waitFor();
    await edith.getByLabel('Code').fill('123123');
    await edith.getByRole('button', { name: 'Go on' }).click();
    await edith.getByText('That code is wrong').first().waitFor();
    await edith.getByLabel('Code').fill(await freshCode(secret, codes));
    await edith.getByRole('button', { name: 'Go on' }).click();
    await edith.getByText(`The mail to ${CARA.email} is on its way.`).waitFor();
    await edith.getByRole('rowheader', { name: CARA.email }).waitFor();
    if (javaScriptEnabled) expect(await amiss(edith)).toEqual([]);

    const first = await mailTo(site.mailboxUrl, CARA.email, INVITED);
    await edith.getByRole('button', { name: `Send again to ${CARA.email}` }).click();
    await edith.getByText(`A new mail to ${CARA.email} is on its way.`).waitFor();
    const newest = () => mailTo(site.mailboxUrl, CARA.email, INVITED);
    await expect.poll(newest, { timeout: 20_000 }).not.toEqual(first);
    const mail = await newest();
    expect(mail.text).toContain(`${site.staff.email} invites you to the desk of Undersigned`);
    const cara = await open({ javaScriptEnabled });
    await cara.goto(linkIn(first, 'invitation'));
    await cara.getByText('This invitation is over').waitFor();
    await cara.goto(linkIn(mail, 'invitation'));
    await cara.getByText('You are invited as campaigner.').waitFor();
    if (javaScriptEnabled) expect(await amiss(cara)).toEqual([]);
    await cara.getByLabel('New password').fill('short');
    await cara.getByRole('button', { name: 'Set the password and join' }).click();
    await cara.getByRole('alert').waitFor();
    await cara.getByLabel('New password').fill(CARA.password);
    await cara.getByRole('button', { name: 'Set the password and join' }).click();
    await cara.getByText('You have joined').waitFor();
    expect(await cara.getByLabel('Email address').inputValue()).toBe(CARA.email);
    expect(cara.url()).not.toContain('cara');
    await logIn(cara, site.origin, CARA);
    await cara.getByText('Your role is campaigner.').waitFor();
    await setUpApp(cara, site.origin, CARA.password, new Set());
    await cara.goto(`${site.origin}/staff`);
    await cara.getByRole('heading', { name: 'Petitions' }).waitFor();
    expect(await cara.getByText('Your role is campaigner.').count()).toBe(0);
    expect(await cara.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);
    const response = await cara.goto(`${site.origin}/staff/people`);
    expect(response!.status()).toBe(403);
    await cara.goto(linkIn(mail, 'invitation'));
    await cara.getByText('This invitation is over').waitFor();

    await edith.goto(`${site.origin}/staff/people`);
    await edith.getByLabel(`Role of ${CARA.email}`).selectOption('editor');
    await edith.getByRole('button', { name: 'Change role' }).click();
    await edith.getByText(`${CARA.email} is editor from now on`).waitFor();
    await edith.getByText('Take the role away…').click();
    await edith.getByText('They are logged out at once in 1 place.').waitFor();
    await edith.getByRole('button', { name: `Take the role from ${CARA.email}` }).click();
    await edith.getByText(`The role of ${CARA.email} (editor) was taken away`).waitFor();
    // She goes elsewhere, thinks better of it, and finds the way back where people are.
    await edith.goto(`${site.origin}/staff`);
    await edith.goto(`${site.origin}/staff/people`);
    await edith
      .getByRole('heading', { name: 'Roles taken away in the last ten minutes' })
      .waitFor();
    if (javaScriptEnabled) expect(await amiss(edith)).toEqual([]);
    await edith.getByRole('button', { name: `Undo for ${CARA.email}` }).click();
    await edith.getByText(`${CARA.email} is editor again.`).waitFor();
    expect(await edith.getByRole('heading', { name: 'Roles taken away' }).count()).toBe(0);
    await edith.getByText('Take the role away…').click();
    await edith.getByRole('button', { name: `Take the role from ${CARA.email}` }).click();
    await edith.getByText(`The role of ${CARA.email} (editor) was taken away`).waitFor();
    await cara.goto(`${site.origin}/staff`);
    expect(new URL(cara.url()).pathname).toBe('/sign-in');

    await edith.getByRole('link', { name: 'Record' }).click();
    await edith.getByRole('heading', { name: 'What was done' }).waitFor();
    const rows = await edith.getByRole('row').allInnerTexts();
    const told = [
      ['took a role away', site.staff.email, CARA.email, 'editor'],
      ['changed a role', site.staff.email, CARA.email, 'campaigner before, editor now'],
      ['logged in with a password', CARA.email],
      ['invited somebody', site.staff.email],
      ['entered a wrong code', site.staff.email],
    ];
    for (const words of told) {
      expect(rows.some((row) => words.every((word) => row.includes(word)))).toBe(true);
    }
    if (javaScriptEnabled) expect(await amiss(edith)).toEqual([]);
  });
});

test('the pages for people keep to a phone, in both languages and themes', async () => {
  const page = await open({ viewport: { width: 390, height: 844 } });
  await logIn(page, site.origin, site.staff);
  await setUpApp(page, site.origin, site.staff.password, new Set());
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ['people', 'record', 'account'].flatMap((one) => [
      `/staff/${one}`,
      `/uk/staff/${one}`,
    ])) {
      await page.goto(site.origin + path);
      expect(await amiss(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width <= 390]).toEqual([path, true]);
    }
  }
});
