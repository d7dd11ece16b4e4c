import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn, type Person } from '../support/desk.ts';
import { tabTo } from '../support/keyboard.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor, removeRole } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'looked-through';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG, 'Looked through');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function open(person: Person, options: Parameters<Browser['newContext']>[0] = {}) {
  const opened = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await opened.newPage();
  await logIn(page, site.origin, person);
  await hasShownFactor(site.ownerUrl, person);
  return { opened, page };
}

/** Carla has looked at the signatures of the petition. */
async function carlaReads(): Promise<Person> {
  const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
  const { opened, page } = await open(carla);
  await page.goto(`${site.origin}/staff/petitions/${SLUG}/signatures?country=UA`);
  await page.getByRole('heading', { name: 'Signatures', level: 1 }).waitFor();
  await opened.close();
  return carla;
}

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('rowheader') });
const acts = async (page: Page) =>
  (await rows(page).all()).length === 0
    ? []
    : rows(page).locator('td:nth-of-type(2)').allInnerTexts();

describe.each([
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
])('$how, Edith', ({ javaScriptEnabled }) => {
  test('sees what somebody did, and who looked at the signatures of a petition', async () => {
    const carla = await carlaReads();
    const { opened, page } = await open(await addStaff(site.ownerUrl, 'ADMIN'), {
      javaScriptEnabled,
    });
    context = opened;
    await page.goto(`${site.origin}/staff/people`);
    await page.getByRole('link', { name: `What they did (${carla.email})` }).click();
    await page.waitForURL('**/staff/record?who=*');
    expect(decodeURIComponent(page.url())).not.toContain('@');
    await page.getByRole('status').getByText(`Only this is shown: Who: ${carla.email}.`).waitFor();
    expect(await acts(page)).toEqual(['looked at signatures', 'logged in with a password']);

    await page.getByLabel('What', { exact: true }).selectOption('Reading personal data: all');
    await page.getByLabel('Petition').selectOption('Looked through');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL('**what=reading*');
    expect(await acts(page)).toEqual(['looked at signatures']);

    await page.getByText('From when until when').click();
    await page.getByLabel('Done before (UTC)').fill('2022-03-12T10:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Nothing that was done fits all of this.').waitFor();
    await page.getByRole('link', { name: /^without Done before/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('to'));
    expect(await acts(page)).toEqual(['looked at signatures']);

    // What was just chosen in the form goes along with the days.
    await page.getByLabel('What', { exact: true }).selectOption('Logins and codes: all');
    await page.getByRole('button', { name: 'Today' }).click();
    await page.waitForURL('**what=logins*');
    expect(await acts(page)).toEqual([]);
    await page.getByText('Nothing that was done fits all of this.').waitFor();

    await page.getByRole('link', { name: 'Show everything' }).click();
    await page.waitForURL('**/staff/record');
    expect((await acts(page)).length).toBeGreaterThan(2);
  });

  test('comes from a petition, and finds who has left', async () => {
    const carla = await carlaReads();
    await removeRole(site.ownerUrl, carla);
    const { opened, page } = await open(await addStaff(site.ownerUrl, 'ADMIN'), {
      javaScriptEnabled,
    });
    context = opened;
    await page.goto(`${site.origin}/staff/petitions/${SLUG}`);
    await page.getByRole('link', { name: 'What was done about this petition' }).click();
    await page.waitForURL(`**/staff/record?petition=${SLUG}`);
    expect(new Set(await acts(page))).toEqual(new Set(['looked at signatures']));
    // What a closed list holds is heard by nobody yet, and so has no role.
    const left = page.locator('optgroup[label="No longer at the desk"] option');
    const id = await left.filter({ hasText: carla.email }).getAttribute('value');
    await page.getByLabel('Who', { exact: true }).selectOption(id);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(`**who=${id}*`);
    expect(await acts(page)).toEqual(['looked at signatures']);
  });
});

test('by keyboard, on any screen, and told by its field what cannot be looked for', async () => {
  const { opened, page } = await open(await addStaff(site.ownerUrl, 'ADMIN'));
  context = opened;
  await page.goto(`${site.origin}/staff/record?what=logins&from=2022-03-12&to=2022-03-10`);
  await page.getByRole('link', { name: /^Choose an end/ }).waitFor();
  expect(await page.getByLabel('Done before (UTC)').getAttribute('aria-invalid')).toBe('true');
  await tabTo(page, page.getByRole('button', { name: '7 days' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('What: Logins and codes').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      // axe's own types name another build of playwright-core.
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(sideways).toBeLessThanOrEqual(width);
    }
  }
});
