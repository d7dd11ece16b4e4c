import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each([
  ['/articles/intercepted-call', '.prose > p'],
  ['/petitions/go-further-and-faster', '.demand'],
])('on paper %s has its words, and nothing to press', async (path, words) => {
  const page = await browser.newPage({ viewport: { width: 720, height: 1000 } });
  await page.goto(site.origin + path);
  expect(await page.locator('form#sign').first().isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const shown of ['h1', words])
    expect(await page.locator(shown).first().isVisible()).toBe(true);
  for (const pressed of ['nav', 'form', '.button', 'footer']) {
    for (const element of await page.locator(pressed).all())
      expect([pressed, await element.isVisible()]).toEqual([pressed, false]);
  }
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(ground).toBe('light');
  await page.close();
});
