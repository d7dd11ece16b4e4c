import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { focused, goBy, listens, press } from '../support/desk-keys.ts';
import { tabTo } from '../support/keyboard.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const [SLUG, TITLE] = ['worked-by-keyboard', 'Shelter before winter'];
const CROWD = 1_200;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG, TITLE);
  await addCrowd(site.ownerUrl, SLUG, CROWD);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

/** Logs in with the keys alone. */
async function logIn(): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  const staff = await addStaff(site.ownerUrl, 'ADMIN');
  await page.goto(`${site.origin}/sign-in`);
  await tabTo(page, page.getByLabel('Email address'));
  await page.keyboard.type(staff.email);
  await press(page, 'Tab');
  await page.keyboard.type(staff.password);
  await press(page, 'Enter');
  await page.waitForURL('**/staff');
  await hasShownFactor(site.ownerUrl, staff);
  await page.reload();
  await listens(page);
  return page;
}

async function signHeld(name: string): Promise<void> {
  const email = `${name.toLowerCase()}-keys@mailinator.com`;
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: SLUG, name, email, country: 'IE' } },
    }),
  });
  expect(response.status).toBe(200);
}

async function states(): Promise<Record<string, number>> {
  const owner = new pg.Client(site.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query(
    `select state, count(*)::int as n from signatures s join petitions p on p.id = petition_id
     where slug = $1 group by 1`,
    [SLUG],
  );
  await owner.end();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('Carla does a whole day’s work without a mouse', async () => {
  for (const name of ['Ann', 'Ben', 'Cleo']) await signHeld(name);
  const page = await logIn();

  // The petition by its name; from there its held signatures by two keys.
  await goBy(page, 'shelter counts', `Counts ${TITLE}`);
  await page.waitForURL(`**/petitions/${SLUG}`);
  await listens(page);
  await press(page, 'g', 'h');
  await page.waitForURL('**/signatures?state=HELD');
  await listens(page);

  // Down the rows, one chosen, one passed over, one chosen; then on to what can be done with them.
  await press(page, 'j');
  expect(await focused(page)).toMatch(/^Cleo/);
  await press(page, 'x', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  expect(await focused(page)).toMatch(/^Ann/);
  await press(page, 'k', 'j', 'Enter');
  expect(await focused(page)).toBe('Release those chosen');
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Release 2 signatures?' }).waitFor();
  await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('reason');
  await page.keyboard.type('Two real people');
  await press(page, 'Enter');

  // What was done has the focus, and its undoing is one Tab away.
  await page.getByText('2 held signatures were released').waitFor();
  await expect.poll(() => focused(page)).toMatch(/^Done 2 held signatures were released/);
  expect(await states()).toMatchObject({ HELD: 1, PENDING: 2 });
  await press(page, 'Tab', 'Enter');
  await page.getByText('2 signatures are what they were before').waitFor();
  expect(await states()).toMatchObject({ HELD: 3 });

  // By country: more than a thousand together wait for somebody else.
  await tabTo(page, page.getByLabel('Source'));
  await page.keyboard.type('petition');
  await press(page, 'Enter');
  await page.getByText(/1,200 signatures: 1,200 confirmed/).waitFor();
  await listens(page);
  await tabTo(page, page.getByLabel('Reason'));
  await page.keyboard.type('One machine');
  await press(page, 'Enter');
  await page.getByText('It is about 1,200 signatures, and waits').waitFor();

  const other = await logIn();
  await goBy(other, 'shelter decisions', `Decisions about signatures ${TITLE}`);
  await other.waitForURL('**/invalidations');
  await listens(other);
  await press(other, 'j', 'Enter');
  // What is there now is counted for her, and the step stands where she was.
  await other.waitForURL('**/invalidations?approve=**');
  await listens(other);
  await tabTo(other, button(other, 'Approve for 1,200 signatures'));
  await press(other, 'Enter');
  await other.getByText('1,200 signatures are set aside').waitFor({ timeout: 60_000 });
  expect(await states()).toMatchObject({ INVALIDATED: CROWD });
  await tabTo(other, button(other, 'Undo'));
  await press(other, 'Enter');
  await other.getByText('1,200 signatures are what they were before').waitFor({ timeout: 60_000 });
  expect(await states()).toMatchObject({ CONFIRMED: CROWD });

  // Sheets of paper, and off again.
  await press(page, 'g', 'e');
  await page.waitForURL('**/paper');
  await listens(page);
  await tabTo(page, page.getByLabel('How many signatures'));
  await page.keyboard.type('195');
  await press(page, 'Tab');
  await page.keyboard.type('12032022');
  // A browser scrolls to the caret of a field of several lines, not to all of it.
  const note = page.getByLabel('Where they come from');
  while (!(await note.evaluate((one) => one === document.activeElement))) await press(page, 'Tab');
  await page.keyboard.type('Two reading rooms');
  await tabTo(page, button(page, 'Check the entry'));
  await press(page, 'Enter');
  await page.getByRole('heading', { name: /^Add 195/ }).waitFor();
  await tabTo(page, button(page, 'Add 195 signatures'));
  await press(page, 'Enter');
  await page.getByText('195 signatures are counted').waitFor();
  await expect.poll(() => focused(page)).toMatch(/^Entered 195/);
  await press(page, 'Tab', 'Enter');
  await page.getByText('The entry was taken back by one of its own').waitFor();

  // Somebody invited, thought better of, and out.
  await listens(page);
  await goBy(page, 'invite', 'Invite somebody');
  await page.waitForURL('**/people#email');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 })
    .toBe('email');
  await page.keyboard.type('new-by-keyboard@newsroom.example');
  await press(page, 'Enter');
  await page.getByText('The mail to new-by-keyboard@newsroom.example is on its way').waitFor();
  await press(page, 'Tab', 'Enter');
  await page.getByText('The invitation is withdrawn').waitFor();
  await listens(page);
  await goBy(page, 'log out', 'Log out');
  await page.waitForURL('**/sign-in');
});
