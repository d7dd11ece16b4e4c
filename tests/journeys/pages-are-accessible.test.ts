import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { EVERY_PAGE } from '../support/public-pages.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(EVERY_PAGE)('%s has no violation that axe knows of, light or dark', async (path) => {
  const context = await browser.newContext({
    colorScheme: 'light',
    // Else axe would meet colours on their way from one theme to the other.
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const papers = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    papers.add(await paper());
    // axe's own types name another build of playwright-core.
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    expect(found, colorScheme).toEqual([]);
  }
  expect(papers.size).toBe(2);
  await context.close();
});

test.each(EVERY_PAGE)('%s keeps to a phone whose reader has doubled the text', async (path) => {
  const context = await browser.newContext({
    bypassCSP: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  await page.addStyleTag({ content: ':root { font-size: 200% }' });
  const found = await page.evaluate(() => {
    const menu = document.querySelector('header summary')?.getBoundingClientRect();
    const name = document.querySelector('header a')!.getBoundingClientRect();
    return {
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      isNameCovered: menu !== undefined && menu.left < name.right && menu.top < name.bottom,
    };
  });
  expect(found).toEqual({ sideways: 0, isNameCovered: false });
  await context.close();
});

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
