import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { signAndConfirm } from '../support/sign-and-confirm.ts';

const site = inject('site');
const PETITION = `${site.origin}/petitions/added-up`;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, 'added-up');
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext(options);
  contexts.push(context);
  return context.newPage();
}

/** Each line of the table as numbers, the sums last. */
async function lines(page: Page): Promise<number[][]> {
  const rows = await page.getByRole('row').all();
  const texts = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
  return texts
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map((cell) => Number(cell.replace('\u2212', '-').replaceAll(',', ''))));
}

describe.each([
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
])('$how', ({ javaScriptEnabled }) => {
  test('a reader comes from the count to its ledger, and every line adds up to it', async () => {
    const email = `adds-up-${javaScriptEnabled}@example.org`;
    await signAndConfirm(await open(), { site, petition: PETITION, email });
    const page = await open({ javaScriptEnabled });
    await page.goto(PETITION);
    const shown = Number(await page.locator('aside strong[data-part=total]').innerText());
    await page.getByRole('link', { name: /^counted/ }).click();
    await page.getByRole('heading', { name: `How we got to ${shown}` }).waitFor();
    const [sums, ...days] = (await lines(page)).reverse();
    let before = 0;
    for (const day of [...days, sums!]) {
      const total = day.pop()!;
      const change = day.reduce((sum, each) => sum + each, 0);
      expect(total).toBe(day === sums ? change : before + change);
      before = total;
    }
    expect(before).toBe(shown);
    await page.getByRole('link', { name: 'Go further and faster' }).click();
    await page.waitForURL(PETITION);
  });
});

test('who watches sees it grow, and whether that is still so', async () => {
  const page = await open();
  await page.goto(`${PETITION}/ledger`);
  await page.getByText('Live,').waitFor();
  const heading = page.getByRole('heading', { level: 1 });
  const before = Number((await heading.innerText()).split(' ').at(-1));
  const email = 'makes-it-grow@example.org';
  await signAndConfirm(await open(), { site, petition: PETITION, email });
  await expect.poll(() => heading.innerText(), { timeout: 20_000 }).toContain(`${before + 1}`);
  expect((await lines(page)).at(-1)!.at(-1)).toBe(before + 1);
  await page.route('**/ledger', (route) => route.abort());
  await page.getByText('Paused,').waitFor();
  await page.unroute('**/ledger');
  await page.getByText('Live,').waitFor();
});
