import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn as logInAs } from '../support/desk.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'signed-on-paper';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function logIn(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  await logInAs(page, site.origin, carla);
  await hasShownFactor(site.ownerUrl, carla);
  return page;
}

async function fillIn(page: Page, count: string, note: string): Promise<void> {
  await page.getByLabel('How many signatures').fill(count);
  await page.getByLabel('Collected on').fill('2022-03-12');
  await page.getByLabel('Where they come from').fill(note);
}

describe.each([
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
])('$how', ({ javaScriptEnabled }) => {
  test('Carla enters sheets, takes off what was too many, and the ledger says both', async () => {
    const page = await logIn({ javaScriptEnabled });
    await page.goto(`${site.origin}/staff/petitions/${SLUG}`);
    await page.getByRole('link', { name: 'Enter signatures on paper' }).click();
    const rooms = `Reading rooms, ${javaScriptEnabled}.`;
    await fillIn(page, '1,195', rooms);
    await page.getByRole('button', { name: 'Check the entry' }).click();
    await page.getByRole('heading', { name: 'Add 1,195 signatures on paper?' }).waitFor();
    await page.getByRole('button', { name: 'Change the entry' }).click();
    await page.getByLabel('How many signatures').fill('195');
    await page.getByRole('button', { name: 'Check the entry' }).click();
    await page.getByRole('button', { name: 'Add 195 signatures' }).click();
    await page.getByText('195 signatures are counted').waitFor();
    expect(await page.getByRole('listitem').first().innerText()).toContain(rooms);

    await fillIn(page, '195', 'Counted twice.');
    await page.getByText('They were entered by mistake').click();
    await page.getByRole('button', { name: 'Check the entry' }).click();
    await page.getByText('195 becomes 0').first().waitFor();
    await page.getByRole('button', { name: 'Take 195 signatures off' }).click();
    await page.getByText('195 signatures were taken off').waitFor();

    await page.getByRole('link', { name: 'The count ledger' }).click();
    await page.getByRole('heading', { name: 'How we got to 0' }).waitFor();
    await page.getByText(`On paper: ${rooms}`).waitFor();
    const takenOff = page.getByText('Taken off what was entered from paper: Counted twice.');
    await takenOff.first().waitFor();
  });
});

test('the form is accessible in each of its states, light or dark', async () => {
  const page = await logIn({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const states = [
    async () => void (await page.goto(`${site.origin}/staff/petitions/${SLUG}/paper`)),
    async () => {
      await page.getByRole('button', { name: 'Check the entry' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
    async () => {
      await fillIn(page, '7', 'A sheet.');
      await page.getByRole('button', { name: 'Check the entry' }).click();
      await page.getByRole('button', { name: 'Add 7 signatures' }).waitFor();
    },
  ];
  for (const reach of states) {
    await reach();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // axe's own types name another build of playwright-core.
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
  }
});
