import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { pathIn } from '../../packages/shared/src/locales.ts';
import { launchBrowser } from '../support/browser.ts';
import { wordIn } from '../support/words.ts';

const site = inject('site');
const BENEFICIARY = 'Refugees Welcome appeal (sample)';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function onPaper(path: string, before?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 720, height: 1000 } });
  await page.goto(site.origin + path);
  await before?.(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  return page;
}

describe.each(['en', 'uk'] as const)('on paper, in the language %s,', (locale) => {
  test.each([
    ['/articles/intercepted-call', '.prose > p'],
    ['/petitions/go-further-and-faster', '.demand'],
  ])('%s has its words and its address, and nothing to press', async (path, words) => {
    const address = site.origin + pathIn(locale, path);
    const page = await onPaper(pathIn(locale, path), async (screen) => {
      expect(await screen.locator('form#sign').first().isVisible()).toBe(true);
      expect(await screen.locator('body').innerText()).not.toContain(address);
    });
    for (const shown of ['h1', words])
      expect(await page.locator(shown).first().isVisible()).toBe(true);
    for (const pressed of ['nav', 'form', '.button', 'footer']) {
      for (const element of await page.locator(pressed).all())
        expect([pressed, await element.isVisible()]).toEqual([pressed, false]);
    }
    expect(await page.locator('body').innerText()).toContain(address);
    expect(await page.locator('main').innerText()).not.toContain(wordIn(locale, 'sheet_sign_here'));
    // Grounds are not printed: what stands on one must not be as light as paper.
    const colour = (of: string) =>
      page.locator(of).evaluateAll((all) => all.map((each) => getComputedStyle(each).color));
    const [ink] = await colour('h1');
    expect(new Set(await colour('.sheet .tab'))).toEqual(new Set([ink]));
    const ground = await page.evaluate(
      () => getComputedStyle(document.documentElement).colorScheme,
    );
    expect(ground).toBe('light');
    await page.close();
  });

  test.each([
    '/articles/intercepted-call',
    '/petitions/go-further-and-faster',
    '/campaigns/refugees-welcome',
  ])('%s says to whom and where money is given, and not that something opens', async (path) => {
    const page = await onPaper(pathIn(locale, path), async (screen) => {
      expect(await screen.locator('main').innerText()).not.toContain('/go/gofundme');
    });
    const text = await page.locator('main').innerText();
    expect(text).toContain(BENEFICIARY);
    expect(text).toContain(`GoFundMe: ${site.origin}/go/gofundme`);
    expect(text).not.toContain(wordIn(locale, 'donate_opens').replace(/\s*\{.*/, ''));
    await page.close();
  });

  test('a page behind a mailed link does not give its address away', async () => {
    const page = await onPaper(pathIn(locale, '/confirm/secret/removed'));
    expect(await page.locator('body').innerText()).not.toContain('secret');
    await page.close();
  });
});
