import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { listens } from '../support/desk-keys.ts';
import { logIn as logInAs } from '../support/desk.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { addStaff } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'taken-along';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  await addCrowd(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function openDesk(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  context = await browser.newContext({ timezoneId: 'Europe/Kyiv', ...options });
  const page = await context.newPage();
  await logInAs(page, site.origin, await addStaff(site.ownerUrl, 'VIEWER'));
  await page.goto(`${site.origin}/staff/petitions/${SLUG}`);
  return page;
}

async function sign(email: string): Promise<void> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { petition: SLUG, name: 'Sam Example', email, country: 'IE' } },
    }),
  });
  expect(response.status).toBe(200);
}

const overTime = (page: Page) => page.getByRole('region', { name: /^Over time/ });
/** With script it stays open while the chart changes. */
async function openTable(page: Page): Promise<void> {
  const table = overTime(page).locator('details', { hasText: 'The same numbers as a table' });
  if ((await table.getAttribute('open')) === null) await table.locator('summary').click();
}
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

async function download(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return { file: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'latin1') };
}

describe.each([
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
])('$how', ({ javaScriptEnabled }) => {
  test('Edith looks at any time, in either way, and takes the figures along', async () => {
    const page = await openDesk({ javaScriptEnabled });
    await page.getByRole('link', { name: 'How it stood' }).click();
    await page.waitForURL('**view=stood*');
    await openTable(page);
    const head = overTime(page).getByRole('columnheader');
    expect((await head.allInnerTexts()).slice(0, 3)).toEqual(['At', 'Total', 'Confirmed']);
    // An hour that is not over stands as it is by now.
    const rows = overTime(page).getByRole('rowheader');
    const [newest, before] = await rows.allInnerTexts();
    const minutesAgo =
      (Date.now() - Date.parse(`${newest} ${new Date().getUTCFullYear()} UTC`)) / 60_000;
    expect(minutesAgo).toBeLessThan(5);
    expect(before).toMatch(/, \d\d:00$/);
    expect(await overTime(page).getByRole('cell').first().innerText()).toBe('120');

    await page.getByText('Another period').click();
    await page.getByLabel('From', { exact: true }).fill(`${day(39)}T00:00`);
    await page.getByLabel('To', { exact: true }).fill(`${day(36)}T00:00`);
    await page.getByLabel('One point for each').selectOption('day');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'Over time, per day' }).waitFor();
    await openTable(page);
    expect(await overTime(page).locator('tbody tr').count()).toBe(3);
    const total = Number(await overTime(page).getByRole('cell').first().innerText());
    expect([total > 60, total < 120]).toEqual([true, true]);

    const csv = await download(page, 'CSV: Over time');
    expect(csv.file).toBe(`${SLUG}-over-time-stood-${day(39)}-to-${day(37)}.csv`);
    const lines = csv.text.trim().split('\r\n');
    expect(lines[0]).toBe('at,total,confirmed,waiting,on_paper,held,withdrawn,invalidated');
    expect([lines.length, lines.at(-1)]).toEqual([
      4,
      `${day(36)}T00:00:00+00:00,${total},${total},0,0,0,0,0`,
    ]);
    const svg = await download(page, 'SVG: Map');
    expect([svg.file, svg.text.slice(0, 4)]).toEqual([`${SLUG}-map.svg`, '<svg']);
    const png = await download(page, 'PNG: By country');
    expect([png.file, png.text.slice(1, 4)]).toEqual([`${SLUG}-countries.png`, 'PNG']);
  });

  test('a time that cannot be shown is refused by its field, and stays there', async () => {
    const page = await openDesk({ javaScriptEnabled });
    await page.getByText('Another period').click();
    await page.getByLabel('From', { exact: true }).fill('2026-03-16T14:00');
    await page.getByLabel('To', { exact: true }).fill('2026-03-16T13:00');
    await page.getByRole('button', { name: 'Show' }).click();
    const problem = 'Choose an end that comes after the beginning, and before 2100';
    await page.getByRole('link', { name: problem }).waitFor();
    const field = page.getByLabel('To', { exact: true });
    expect(await field.inputValue()).toBe('2026-03-16T13:00');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.title()).toMatch(/^Error: /);
  });

  test('Edith chooses her time zone, and days are those of it', async () => {
    const page = await openDesk({ javaScriptEnabled });
    await page.getByText('Times and days here are those of UTC.').waitFor();
    if (javaScriptEnabled) {
      await page.getByText('This device is set to Europe/Kyiv.').waitFor();
      await page.getByRole('button', { name: 'Use Europe/Kyiv' }).click();
      await page.waitForURL(`**/staff/petitions/${SLUG}`);
    } else {
      await page.getByRole('link', { name: 'Change', exact: true }).click();
      await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Kyiv');
      await page.getByRole('button', { name: 'Save the time zone' }).click();
      await page.getByText('Times and days at the desk are told in the new time zone').waitFor();
      await page.goto(`${site.origin}/staff/petitions/${SLUG}`);
    }
    await page.getByText('Times and days here are those of Europe/Kyiv.').waitFor();
    await page.getByText('Days begin at midnight (Europe/Kyiv).').waitFor();
    expect(await page.getByText('This device is set to').count()).toBe(0);
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByRole('heading', { name: 'Over time, per' }).waitFor();
    const csv = await download(page, 'CSV: Over time');
    expect(csv.text.split('\r\n')[1]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\+0[23]:00,/);
  });
});

test('figures and chart change while Edith looks, and nothing that she types does', async () => {
  const page = await openDesk({});
  await page.getByText('Live,').waitFor();
  await page.getByRole('link', { name: 'Last hour' }).click();
  await page.waitForURL('**range=hour*');
  await page.getByText('Another period').click();
  await page.getByLabel('From', { exact: true }).fill('2026-03-16T14:00');
  const waiting = page
    .locator('dt', { hasText: 'Waiting to confirm' })
    .locator('xpath=following-sibling::dd[1]');
  const before = Number(await waiting.innerText());
  await sign(`sam-${Date.now()}@example.org`);
  const shown = async () => Number(await waiting.innerText());
  await expect.poll(shown, { timeout: 20_000 }).toBe(before + 1);
  await openTable(page);
  const signed = await overTime(page).locator('tbody tr td:nth-child(3)').allInnerTexts();
  expect(signed.map(Number).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
  expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-03-16T14:00');
});

test('each view and the form are accessible, light or dark, and keep to a phone', async () => {
  const page = await openDesk({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  for (const search of ['?range=all&view=stood', '?range=today', '?from=x&to=y']) {
    await page.goto(`${site.origin}/staff/petitions/${SLUG}${search}`);
    await openTable(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await amiss(page), `${search}, ${colorScheme}`).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
  }
});

test('whoever points at a chart reads what stood there, as the table says it', async () => {
  const page = await openDesk({ javaScriptEnabled: true });
  await listens(page);
  await page.getByRole('link', { name: 'How it stood' }).click();
  await page.waitForURL('**view=stood*');
  await openTable(page);
  const row = overTime(page).getByRole('row').nth(1);
  const name = await row.getByRole('rowheader').innerText();
  const total = await row.getByRole('cell').first().innerText();
  const chart = overTime(page).getByRole('img').first();
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await chart.boundingBox())!;
  const over = page.locator('.chart > svg[aria-hidden]').first();
  expect((await over.boundingBox())!.height).toBeCloseTo(height, 0);
  await page.mouse.move(x + width - 3, y + height / 2);
  await overTime(page).locator('p', { hasText: name }).getByText(`Total ${total}`).waitFor();
  await page.mouse.move(x + width / 2, y - 100);
  await overTime(page).getByText(`Total ${total}`).waitFor({ state: 'detached' });
});
