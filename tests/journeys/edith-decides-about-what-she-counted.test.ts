import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const PETITION = 'go-further-and-faster';
const INVALIDATIONS = `/staff/petitions/${PETITION}/invalidations`;
// Her own: she decides about everybody who signs here.
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await startSite({ RATE_LIMITS: 'off' });
  browser = await launchBrowser();
  for (const [name, country] of [
    ...[['Ida', 'IE'] as const, ['Ian', 'IE'] as const],
    ...[['Fay', 'FR'] as const],
  ])
    await sign(name, country);
});
afterAll(async () => {
  await browser?.close();
  await site?.discard();
});
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  const { ownerUrl } = underTest(site);
  const edith = await addStaff(ownerUrl, 'ADMIN');
  await logIn(page, site.origin, edith);
  await hasShownFactor(ownerUrl, edith);
  return () => page.context().close();
});

async function sign(name: string, country: string): Promise<void> {
  const input = { petition: PETITION, name, email: `${name}@example.org`, country };
  const query =
    'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }';
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  expect(response.status).toBe(200);
}

const takeOut = () => page.getByRole('button', { name: /^Take .* out of the count$/ });
const country = () => page.getByLabel('Country');

test('what is asked for anew is counted anew before it can be decided about', async () => {
  await page.goto(`${site.origin}/staff/petitions/${PETITION}/signatures?country=IE`);
  await page.getByRole('link', { name: 'Count them' }).click();
  await page.getByText('2 signatures: 0 confirmed, 2 waiting.').waitFor();
  await page.getByRole('link', { name: 'Take these out of the count…' }).click();
  await page.getByText('What they have in common: Country: Ireland').waitFor();
  await takeOut().waitFor();

  await page.getByLabel('Reason').fill('One of them');
  await country().selectOption('FR');
  await page.getByRole('status').getByText('Count them again.').waitFor();
  expect(await takeOut().count()).toBe(0);
  await country().selectOption('IE');
  await takeOut().waitFor();

  await country().selectOption('FR');
  await page.getByRole('button', { name: 'Count them' }).click();
  await page.getByText('1 signature: 0 confirmed, 1 waiting.').waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('One of them');
  await takeOut().click();
  await page.getByText('1 signature is set aside: 0 confirmed, 1 waiting.').waitFor();

  await page.getByRole('link', { name: 'Look at these signatures (One of them)' }).click();
  await page.getByRole('row', { name: /Fay/ }).waitFor();
  expect(await page.getByRole('row', { name: /I(da|an)/ }).count()).toBe(0);
  // The very moment of the decision is no fault of the form.
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('row', { name: /Fay/ }).waitFor();
});

test('what a browser brings back in the fields counts as asked for', async () => {
  await page.goto(`${site.origin}${INVALIDATIONS}?country=IE&count=yes`);
  await takeOut().waitFor();
  await country().selectOption('GB');
  await expect.poll(() => takeOut().count()).toBe(0);
  await page.goto('about:blank');
  await page.goBack();
  await country().waitFor();
  await expect
    .poll(async () => (await takeOut().count()) === 1)
    .toBe((await country().inputValue()) === 'IE');
});
