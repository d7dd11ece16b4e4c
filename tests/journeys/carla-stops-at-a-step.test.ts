import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { listens } from '../support/desk-keys.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor, showedFactorLongAgo } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'stopped-at-a-step';
const LIST = `${site.origin}/staff/petitions/${SLUG}/signatures?state=HELD`;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  await signHeld('stopped@mailinator.com');
  await signHeld('other@mailinator.com', 'Other Example');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function signHeld(email: string, name = 'Late Example'): Promise<void> {
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

async function open(javaScriptEnabled: boolean, address: string) {
  context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  await logIn(page, site.origin, carla);
  await hasShownFactor(site.ownerUrl, carla);
  await page.goto(address);
  return { page, tooLate: () => showedFactorLongAgo(site.ownerUrl, carla) };
}

const focusedId = (page: Page) => page.locator(':focus').getAttribute('id');
const pressing = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};

describe.each([
  { how: 'with script', js: true },
  { how: 'without script', js: false },
])('$how', ({ js }) => {
  test('a step begins where it is gone on with, and says what it is about', async () => {
    const { page, tooLate } = await open(js, LIST);
    await page.getByRole('checkbox', { name: 'Choose Late Example' }).check();
    await pressing(page, 'Release those chosen');
    await page.getByRole('group', { name: /^Release 1 / }).waitFor();
    expect(await focusedId(page)).toBe('reason');
    // Letters are letters, not keys that lead away.
    await page.keyboard.type('gs known here');
    expect(await page.getByLabel('Reason').inputValue()).toBe('gs known here');

    await tooLate();
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Show that it is you' }).waitFor();
    expect(await focusedId(page)).toBe('factor');
    await page.getByText('You pressed “Release 1 signature”.').waitFor();
    await page.getByText('What you entered is kept.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Signatures' }).waitFor();
    if (js) expect(await amiss(page)).toEqual([]);

    await page.getByRole('link', { name: 'Do not do it' }).click();
    await page.waitForURL(LIST);
    const box = page.getByRole('checkbox', { name: 'Choose Late Example' });
    if (js) await page.getByText('What you had typed is back in the form').waitFor();
    expect(await box.isChecked()).toBe(js);
    await box.check();
    await pressing(page, 'Release those chosen');
    await page.getByRole('group', { name: /^Release 1 / }).waitFor();
    const reason = () => page.getByLabel('Reason').inputValue();
    await expect.poll(reason).toBe(js ? 'gs known here' : '');
  });

  test('an entry from paper is left, and is in its form again where script can put it there', async () => {
    const paper = `${site.origin}/staff/petitions/${SLUG}/paper`;
    const { page, tooLate } = await open(js, paper);
    await page.getByLabel('How many signatures').fill('12');
    await page.getByLabel('Collected on').fill('2022-03-12');
    await page.getByLabel('Where they come from').fill('Two sheets');
    await pressing(page, 'Check the entry');
    await page.getByRole('heading', { name: 'Add 12 signatures on paper?' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Add 12 signatures on paper?');
    await tooLate();
    await pressing(page, 'Add 12 signatures');
    await page.getByText('You pressed “Add 12 signatures”: Two sheets.').waitFor();
    await page.getByRole('link', { name: 'Do not do it' }).click();
    await page.waitForURL(paper);
    const note = () => page.getByLabel('Where they come from').inputValue();
    await expect.poll(note).toBe(js ? 'Two sheets' : '');
    expect(await page.getByText('12 signatures are counted').count()).toBe(0);
  });
});

test('a reason goes into no step about somebody else, and waits for those it is about', async () => {
  const { page, tooLate } = await open(true, LIST);
  const box = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}` });
  const step = (act: string) =>
    page.getByRole('group', { name: new RegExp(`^${act} 1 `) }).waitFor();
  const reason = () => page.getByLabel('Reason').inputValue();
  await box('Late Example').check();
  await pressing(page, 'Refuse those chosen');
  await step('Refuse');
  await page.getByLabel('Reason').fill('About the late one');
  await tooLate();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Show that it is you' }).waitFor();
  await listens(page);
  await page.getByRole('link', { name: 'Do not do it' }).click();
  await page.getByText('What you had typed is back in the form').waitFor();
  await box('Late Example').uncheck();
  await box('Other Example').check();
  await pressing(page, 'Refuse those chosen');
  await step('Refuse');
  await listens(page);
  expect(await reason()).toBe('');
  await pressing(page, 'Back');
  await box('Other Example').uncheck();
  await box('Late Example').check();
  await pressing(page, 'Release those chosen');
  await step('Release');
  await listens(page);
  expect(await reason()).toBe('');
  await pressing(page, 'Back');
  await pressing(page, 'Refuse those chosen');
  await step('Refuse');
  await expect.poll(reason).toBe('About the late one');
});

test('who was found by an address is told to find them again', async () => {
  const { page, tooLate } = await open(true, LIST);
  const find = async () => {
    await page.getByLabel('Find one address').fill('other@mailinator.com');
    await page.getByRole('button', { name: 'Find', exact: true }).last().click();
    await page.getByRole('checkbox', { name: 'Choose Other Example' }).check();
    await pressing(page, 'Refuse those chosen');
    await page.getByRole('group', { name: /^Refuse 1 / }).waitFor();
    await page.getByText('Other Example').waitFor();
  };
  await find();
  await page.getByLabel('Reason').fill('About the other one');
  await tooLate();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Show that it is you' }).waitFor();
  await listens(page);
  const link = page.getByRole('link', { name: 'Do not do it' });
  // As where the list is longer than a page.
  await link.evaluate((one) => ((one as HTMLAnchorElement).search = '?country=JP'));
  await link.click();
  await page.getByText('about somebody who is not on this page').waitFor();
  await find();
  await expect.poll(() => page.getByLabel('Reason').inputValue()).toBe('About the other one');
});
