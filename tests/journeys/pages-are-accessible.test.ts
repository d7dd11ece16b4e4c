import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
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
  '/privacy',
  '/accessibility',
  '/how-we-count',
  '/sign-in',
  '/petitions/no-such-petition',
  '/confirm/nonsense',
];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(PAGES)('%s has no violation that axe knows of', async (path) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(site.origin + path);
    // axe's own types name another build of playwright-core.
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    await context.close();
  });
});
