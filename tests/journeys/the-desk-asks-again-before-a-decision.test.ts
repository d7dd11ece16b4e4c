import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { freshCode, logIn, setUpApp } from '../support/desk.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, showedFactorLongAgo } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'decided-late';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function signHeld(email: string): Promise<void> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: SLUG, name: 'Late Example', email, country: 'IE' } },
    }),
  });
  expect(response.status).toBe(200);
}

describe.each([
  { how: 'with', js: true },
  { how: 'without', js: false },
])('$how JavaScript, after ten minutes', ({ how, js }) => {
  test('Carla is asked for a code before each decision, and nothing she typed is lost', async () => {
    await signHeld(`late-${how}@mailinator.com`);
    context = await browser.newContext({ javaScriptEnabled: js });
    const page = await context.newPage();
    const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
    const used = new Set<string>();
    await logIn(page, site.origin, carla);
    const { secret } = await setUpApp(page, site.origin, carla.password, used);
    const goOn = async (press: () => Promise<void>) => {
      await showedFactorLongAgo(site.ownerUrl, carla);
      await press();
      await page.getByRole('heading', { name: 'Show that it is you' }).waitFor();
      // She has none.
      expect(await page.getByText(/passkey/i).count()).toBe(0);
      await page.getByLabel('Code').fill(await freshCode(secret, used));
      await page.getByRole('button', { name: 'Go on' }).click();
    };
    const pressing = (page: Page, name: string) => () =>
      page.getByRole('button', { name, exact: true }).click();

    await page.goto(`${site.origin}/staff/petitions/${SLUG}/signatures?state=HELD`);
    await page.getByRole('checkbox', { name: 'Choose Late Example' }).check();
    await page.getByRole('button', { name: 'Release those chosen' }).click();
    await page.getByLabel('Reason').fill(`A real person, ${how}`);
    await goOn(pressing(page, 'Release 1 signature'));
    await page.getByText('1 held signature was released.').waitFor();
    await page.getByRole('heading', { name: `Release: A real person, ${how}` }).waitFor();

    await page.getByLabel('Country').selectOption('IE');
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByText('1 signature: 0 confirmed, 1 waiting.').waitFor();
    await page.getByLabel('Reason').fill(`One network, ${how}`);
    await goOn(pressing(page, 'Take 1 signature out of the count'));
    await page.getByText('1 signature is set aside:').waitFor();
    // She has just shown it: that is not asked for twice.
    await pressing(page, 'Undo')();
    await page.getByText('1 signature is what it was before.').waitFor();
    // So that the other browser counts its own.
    await page.getByLabel('Country').selectOption('IE');
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByLabel('Reason').fill(`Done with, ${how}`);
    await page.getByRole('button', { name: 'Take 1 signature out of the count' }).click();
    await page.getByText('1 signature is set aside:').waitFor();
  });
});
