import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(['/privacy', '/uk/privacy'])(
  'the table of %s is read whole on the smallest phone',
  async (path) => {
    const viewport = { width: 320, height: 700 };
    const context = await browser.newContext({ bypassCSP: true, viewport });
    const page = await context.newPage();
    await page.goto(site.origin + path);
    const heads = await page.getByRole('columnheader').count();
    const rows = await page.getByRole('rowheader').count();
    expect([heads, await page.getByRole('cell').count()]).toEqual([3, rows * 2]);
    for (const size of ['100%', '200%']) {
      await page.addStyleTag({ content: `:root { font-size: ${size} }` });
      expect(await page.evaluate(brokenWords), size).toEqual([]);
    }
    await context.close();
  },
);

/** The words of the table that stand on two lines, and how far the page goes sideways. */
function brokenWords(): (string | number)[] {
  const broken: (string | number)[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) broken.push(scrollWidth - clientWidth);
  const texts = document.createTreeWalker(document.querySelector('table')!, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: word, index } of text.textContent!.matchAll(/[^\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => top));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
}
