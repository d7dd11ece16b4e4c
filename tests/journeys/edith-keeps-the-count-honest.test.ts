import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn as logInAs } from '../support/desk.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const PETITION = 'go-further-and-faster';
// Her own: she decides about everybody who signs here.
let site: Site;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await startSite({ RATE_LIMITS: 'off' });
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
  // An account of its own each time: her second factor is not asked for twice.
  const { ownerUrl } = underTest(site);
  const edith = await addStaff(ownerUrl, 'ADMIN');
  await logInAs(page, site.origin, edith);
  await hasShownFactor(ownerUrl, edith);
  await page.goto(`${site.origin}/staff/petitions/${PETITION}`);
  return page;
}

async function sign(name: string, email: string, country: string): Promise<void> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: PETITION, name, email, country } },
    }),
  });
  expect(response.status).toBe(200);
}

async function figure(page: Page, label: string): Promise<string> {
  const note = page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]');
  return note.innerText();
}

describe.each([
  { how: 'with', js: true, country: 'IE' },
  { how: 'without', js: false, country: 'FR' },
])('Edith, $how JavaScript', ({ how, js, country }) => {
  test('looks at who signed, decides about who is held, and takes a batch out and back in', async () => {
    await sign(`Sam ${how}`, `sam-${how}@example.org`, country);
    await sign(`Throw ${how}`, `throw-${how}@mailinator.com`, country);
    const page = await logIn({ javaScriptEnabled: js });

    // What needs her stands on the desk, and leads to it.
    await page.getByRole('link', { name: /1 held signature waits/ }).click();
    await page.waitForURL('**/signatures?state=HELD');
    const row = page.getByRole('row', { name: new RegExp(`Throw ${how}`) });
    expect(await row.innerText()).toMatch(
      /t\*\*\*@m\*\*\*\.com[\s\S]*Held[\s\S]*Throwaway address/,
    );
    expect(await page.content()).not.toContain(`throw-${how}@`);

    // Nobody chosen, nothing done; then the size is said before it is done.
    await page.getByRole('button', { name: 'Release those chosen' }).click();
    await page.getByRole('alert').getByText('Choose at least one held signature.').waitFor();
    expect(await row.innerText()).toContain('Its owner has not confirmed it');
    await page.getByText(`Throw ${how}`, { exact: true }).click();
    expect(await page.getByRole('checkbox', { name: `Choose Throw ${how}` }).isChecked()).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Release those chosen' }).click();
    // Whose it is stands there; whoever thinks again finds the list as it was, to choose once more.
    await page.getByRole('heading', { name: 'Release 1 signature?' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: `Throw ${how}` })
      .waitFor();
    await page.getByLabel('Reason').fill(`A real person, ${how}`);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    expect(await page.getByRole('checkbox', { name: `Choose Throw ${how}` }).isChecked()).toBe(
      true,
    );
    expect(page.url()).not.toContain('person');
    await page.getByRole('button', { name: 'Release those chosen' }).click();
    expect(await page.getByLabel('Reason').inputValue()).toBe(`A real person, ${how}`);
    await page.getByRole('button', { name: 'Release 1 signature' }).click();
    await page.getByText('1 held signature was released.').waitFor();
    await page.getByRole('heading', { name: `Release: A real person, ${how}` }).waitFor();

    // By a slip: undone it waits again, and is released once more.
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('1 signature is what it was before.').waitFor();
    await page.getByRole('link', { name: 'The others that are held' }).click();
    await page.getByRole('checkbox', { name: `Choose Throw ${how}` }).check();
    await page.getByRole('button', { name: 'Release those chosen' }).click();
    await page.getByLabel('Reason').fill(`Looked at twice, ${how}`);
    await page.getByRole('button', { name: 'Release 1 signature' }).click();
    await page.getByText('1 held signature was released.').waitFor();

    // A batch: what they have in common, how many that are, why, and it is done.
    await page.getByLabel('Country').selectOption(country);
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByText('2 signatures: 0 confirmed, 2 waiting.').waitFor();
    await page.getByLabel('Reason').fill(`One network, ${how}`);
    await page.getByRole('button', { name: 'Take 2 signatures out of the count' }).click();
    const decision = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: `Invalidation: One network, ${how}` }) });
    await decision.getByText('Done', { exact: true }).waitFor();
    expect(await decision.innerText()).toMatch(/2 of 2/);

    // And undone as a whole.
    await decision.locator('summary', { hasText: 'Undo…' }).click();
    await decision.getByRole('button', { name: 'Undo for 2 signatures' }).click();
    await decision.getByText('Undone', { exact: true }).waitFor();
    await page.goto(`${site.origin}/staff/petitions/${PETITION}`);
    expect(await figure(page, 'Waiting to confirm')).toBe(js ? '2' : '4');
  });

  test('finds one address without it standing in any address of a page', async () => {
    const page = await logIn({ javaScriptEnabled: js });
    await page.getByRole('link', { name: 'See all signatures' }).click();
    await page.getByLabel('Find one address').fill(`sam-${how}@example.org`);
    await page.locator('main').getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`Sam ${how}`) }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(2);
    expect(page.url()).not.toContain('example.org');
    // A network that is none says so at its field, and finds nobody.
    await page.getByLabel('Network', { exact: true }).fill('203.0.113.9');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/Write an IPv4 \/24/)
      .waitFor();
    expect(await page.getByRole('row', { name: /Sam/ }).count()).toBe(0);
  });
});

test('the pages are accessible, light or dark, and fit a phone', async () => {
  await sign('Phone', 'phone@mailinator.com', 'GB');
  const page = await logIn({ viewport: { width: 390, height: 844 } });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      'signatures',
      'signatures?country=XX',
      'invalidations?country=GB&count=yes',
    ]) {
      await page.goto(`${site.origin}/staff/petitions/${PETITION}/${path}`);
      expect(await amiss(page), `${path}, ${colorScheme}`).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
  }
});
