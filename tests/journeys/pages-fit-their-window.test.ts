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

test.each(EVERY_PAGE)('%s goes neither sideways nor out of sight, however wide', async (path) => {
  const page = await browser.newPage();
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.origin + path);
    expect(await page.evaluate(outOfSight), `${width} px`).toEqual([]);
  }
  await page.close();
});

/** What reaches over an edge of the window, and how far the page goes sideways. */
function outOfSight(): (string | number)[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found: (string | number)[] = scrollWidth > clientWidth ? [scrollWidth - clientWidth] : [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const { left, right, width } = element.getBoundingClientRect();
    const isForEars = element.closest('.unseen, svg, .skip') !== null;
    const isOver = left < -0.5 || right > clientWidth + 0.5;
    if (width > 0 && !isForEars && isOver && element.checkVisibility())
      found.push(element.outerHTML.slice(0, 80));
  }
  return found;
}
