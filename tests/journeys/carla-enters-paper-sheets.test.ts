import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { freshCode, logIn as logInAs, setUpApp } from '../support/desk.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import {
  addStaff,
  hasShownFactor,
  showedFactorLongAgo,
  withOwner,
} from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'signed-on-paper';
const LATE_SLUG = 'signed-on-paper-late';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  await createOwnPetition(site.ownerUrl, LATE_SLUG);
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

/** What was entered with this note, in order. */
async function entriesWith(note: string): Promise<number[]> {
  let counts: number[] = [];
  await withOwner(site.ownerUrl, async (owner) => {
    const sql = 'select count from offline_batches where note = $1 order by entered_at';
    const { rows } = await owner.query(sql, [note]);
    counts = rows.map(({ count }) => count);
  });
  return counts;
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

  test('Carla is asked for a code after ten minutes; what she typed is counted, and once', async () => {
    context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
    const used = new Set<string>();
    await logInAs(page, site.origin, carla);
    const { secret } = await setUpApp(page, site.origin, carla.password, used);
    const goOn = async (name: string) => {
      await showedFactorLongAgo(site.ownerUrl, carla);
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('heading', { name: 'Show that it is you' }).waitFor();
      await page.getByLabel('Code').fill(await freshCode(secret, used));
      await page.getByRole('button', { name: 'Go on' }).click();
    };
    const note = `A late sheet, ${javaScriptEnabled}.`;
    await page.goto(`${site.origin}/staff/petitions/${LATE_SLUG}/paper`);
    await fillIn(page, '12', note);
    await page.getByRole('button', { name: 'Check the entry' }).click();
    await goOn('Add 12 signatures');
    await page.getByText('12 signatures are counted').waitFor();
    const [newest] = await page.getByRole('listitem').allInnerTexts();
    for (const typed of [note, '12', '12 March 2022']) expect(newest).toContain(typed);
    expect(await entriesWith(note)).toEqual([12]);

    await goOn('Undo');
    await page.getByText('The entry was taken back').waitFor();
    expect(await entriesWith(note)).toEqual([12, -12]);
  });
});

test('what the ledger says of it can be read on a phone with letters twice as large', async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${site.origin}/petitions/${SLUG}/ledger`);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const entry = page.getByRole('listitem').filter({ hasText: 'Counted twice.' }).first();
  const [words, day] = await Promise.all(
    ['p', 'time'].map((part) => entry.locator(part).boundingBox()),
  );
  expect(words!.width).toBeGreaterThan(280);
  expect(words!.y).toBeGreaterThanOrEqual(day!.y + day!.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
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
      expect(await amiss(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
  }
});
