import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn, setUpApp, type Person } from '../support/desk.ts';
import { listens } from '../support/desk-keys.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import {
  addStaff,
  hasShownFactor,
  showedFactorLongAgo,
  withOwner,
} from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'typed-in-vain';
const PAPER = `/staff/petitions/${SLUG}/paper`;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

/** As from another browser of hers. */
const endSessions = ({ email }: Person) =>
  withOwner(site.ownerUrl, (owner) =>
    owner.query(
      `delete from auth.session where "userId" = (select id from auth."user" where email = $1)`,
      [email],
    ),
  );

async function open(
  javaScriptEnabled: boolean,
  path: string,
  role: 'CAMPAIGNER' | 'ADMIN' = 'CAMPAIGNER',
) {
  context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const carla = await addStaff(site.ownerUrl, role);
  await logIn(page, site.origin, carla);
  // So that the role counts as soon as she logs in again.
  const { recoveryCodes } = await setUpApp(page, site.origin, carla.password, new Set());
  await page.goto(site.origin + path);
  if (javaScriptEnabled) await listens(page);
  return { page, carla, code: recoveryCodes[0]! };
}

async function logInAgain(page: Page, { email, password }: Person, code: string): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}
const isAt = (path: string) => (url: URL) => url.pathname === path;

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('How many signatures').fill('1,195');
  await page.getByLabel('Collected on').fill('2022-03-12');
  await page.getByLabel('Where they come from').fill('Reading rooms');
  await page.getByText('They were entered by mistake').click();
}

const typed = async (page: Page) => [
  await page.getByLabel('How many signatures').inputValue(),
  await page.getByLabel('Collected on').inputValue(),
  await page.getByLabel('Where they come from').inputValue(),
  await page.getByRole('checkbox').isChecked(),
];

describe.each([
  { how: 'with script', js: true },
  { how: 'without script', js: false },
])('$how', ({ js }) => {
  test('she is told that nothing was saved, and comes back to the form', async () => {
    const { page, carla, code } = await open(js, PAPER);
    await fillIn(page);
    await endSessions(carla);
    await page.getByRole('button', { name: 'Check the entry' }).click();
    await page.getByText('Nothing was saved').waitFor();
    const isKept = page.getByText('What you typed is still in this tab');
    if (js) {
      await isKept.waitFor();
      expect(await amiss(page)).toEqual([]);
    } else expect(await isKept.count()).toBe(0);
    expect(await page.getByText('enter it again').isVisible()).toBe(!js);
    await logInAgain(page, carla, code);
    await page.waitForURL(isAt(PAPER));
    if (js) await page.getByText('What you had typed is back in the form').waitFor();
    expect(await typed(page)).toEqual(
      js ? ['1,195', '2022-03-12', 'Reading rooms', true] : ['', '', '', false],
    );
  });

  test('who opens a page is told that the session is over, and is led on to it', async () => {
    const { page, carla, code } = await open(js, PAPER);
    await endSessions(carla);
    await page.goto(site.origin + PAPER);
    await page.getByText('Here or in another browser.').waitFor();
    await logInAgain(page, carla, code);
    await page.waitForURL(isAt(PAPER));
  });
});

test('what she typed is not put back for who logs in next in her tab', async () => {
  const { page, carla } = await open(true, PAPER);
  const edith = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  await fillIn(page);
  await endSessions(carla);
  await page.getByRole('button', { name: 'Check the entry' }).click();
  await page.getByText('What you typed is still in this tab').waitFor();
  await page.getByLabel('Email address').fill(edith.email);
  await page.getByLabel('Password').fill(edith.password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.waitForURL(isAt(PAPER));
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('typing'))).toBeNull();
  await hasShownFactor(site.ownerUrl, edith);
  await page.reload();
  expect(await typed(page)).toEqual(['', '', '', false]);
});

test('names do not stay in sight of who is no longer logged in, and what is half typed is kept', async () => {
  const { page, carla, code } = await open(true, PAPER);
  await fillIn(page);
  await endSessions(carla);
  // As when the tab is looked at again, or a quarter of a minute later.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('Here or in another browser.').waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe(PAPER);
  await logInAgain(page, carla, code);
  await page.getByText('What you had typed is back in the form').waitFor();
  expect(await typed(page)).toEqual(['1,195', '2022-03-12', 'Reading rooms', true]);
});

test('a page that follows what goes on keeps what is half typed, too, and leads to it', async () => {
  const DECISIONS = `/staff/petitions/${SLUG}/invalidations?source=petition&count=yes`;
  await addCrowd(site.ownerUrl, SLUG, 1_200);
  const { page, carla, code } = await open(true, DECISIONS);
  await page.getByLabel('Reason').fill('One machine');
  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByText('and waits for another person').waitFor();
  await page.goto(site.origin + DECISIONS);
  await page.getByText('This page follows by itself.').waitFor();
  await page.getByLabel('Reason').fill('Another machine');
  await endSessions(carla);
  await page.getByText('What you typed is still in this tab').waitFor();
  await logInAgain(page, carla, code);
  await page.getByText('What you had typed is back in the form').waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Another machine');
  await page.getByRole('link', { name: 'Go to the form' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('reason');
});

test('the palette that notices it first keeps what is half typed, too', async () => {
  const { page, carla, code } = await open(true, PAPER);
  await fillIn(page);
  await endSessions(carla);
  await page.keyboard.press('Control+k');
  await page.getByText('What you typed is still in this tab').waitFor();
  await logInAgain(page, carla, code);
  await page.getByText('What you had typed is back in the form').waitFor();
  expect(await typed(page)).toEqual(['1,195', '2022-03-12', 'Reading rooms', true]);
});

/** As when the tab is looked at again, or a quarter of a minute later. */
async function findsOut(page: Page, carla: Person): Promise<void> {
  await endSessions(carla);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('What you typed is still in this tab').waitFor();
}

test('what she had sent is kept where she is asked to look again, and to show that it is her', async () => {
  const { page, carla, code } = await open(true, PAPER);
  await fillIn(page);
  await page.getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: 'Check the entry' }).click();
  await page.getByRole('heading', { name: 'Add 1,195 signatures on paper?' }).waitFor();
  await listens(page);
  await findsOut(page, carla);
  await logInAgain(page, carla, code);
  await page.getByText('What you had typed is back in the form').waitFor();
  expect(await typed(page)).toEqual(['1,195', '2022-03-12', 'Reading rooms', false]);

  await page.getByRole('button', { name: 'Check the entry' }).click();
  await showedFactorLongAgo(site.ownerUrl, carla);
  await page.getByRole('button', { name: 'Add 1,195 signatures' }).click();
  await page.getByRole('group', { name: 'Show that it is you' }).waitFor();
  await listens(page);
  await findsOut(page, carla);
  const kept = await page.evaluate(() => sessionStorage.getItem('typing'));
  expect(JSON.parse(kept!).fields).toContainEqual(['note', 'Reading rooms']);
});

test('what came back with a mistake is kept like what was just typed', async () => {
  const { page, carla: edith, code } = await open(true, '/staff/people', 'ADMIN');
  const invited = page.getByLabel('Email address');
  await invited.fill('daria at news');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByRole('alert').waitFor();
  await listens(page);
  await findsOut(page, edith);
  await logInAgain(page, edith, code);
  await page.getByText('What you had typed is back in the form').waitFor();
  expect(await invited.inputValue()).toBe('daria at news');
});

test('a password is not kept', async () => {
  const { page, carla } = await open(true, '/staff/account');
  await page.getByLabel('Current password').fill(carla.password);
  await page.getByLabel('New password').fill('another long enough');
  await endSessions(carla);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Nothing was saved').waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('long enough');
});
