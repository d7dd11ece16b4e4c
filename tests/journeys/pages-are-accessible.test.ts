import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { LOCALES, pathIn } from '../../packages/shared/src/locales.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PAGES = [
  '/',
  '/articles/intercepted-call',
  '/campaigns/refugees-welcome',
  '/petitions/go-further-and-faster',
  '/petitions/go-further-and-faster/my-signature',
  '/signature/erased',
  '/privacy',
  '/accessibility',
  '/how-we-count',
  '/sign-in',
  '/petitions/no-such-petition',
  '/confirm/nonsense',
];

const EVERY_PAGE = PAGES.flatMap((path) => LOCALES.map((locale) => pathIn(locale, path)));

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
