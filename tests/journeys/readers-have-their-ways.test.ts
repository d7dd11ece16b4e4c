import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
const PAGES = ['/', '/articles/intercepted-call', '/petitions/go-further-and-faster'];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(site.origin + path);
  return page;
}

/** What moves on the page, in words: an element and for how long. The ring of a busy button too. */
function moving(): string[] {
  document.querySelector('button[data-busy]')?.setAttribute('aria-busy', 'true');
  return [...document.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after'].flatMap((part) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(
        element,
        part,
      );
      const isMoved = /[1-9]/.test(transitionDuration);
      const isAnimated = animationName !== 'none' && /[1-9]/.test(animationDuration);
      return isMoved || isAnimated ? [`${element.tagName}${part}`] : [];
    }),
  );
}

test.each(PAGES)('nothing on %s moves for who asked for less motion', async (path) => {
  const still = await open(path, { reducedMotion: 'reduce' });
  expect(await still.evaluate(moving)).toEqual([]);
  await still.close();
  // Else this would pass also if it looked at nothing.
  const lively = await open(path, { reducedMotion: 'no-preference' });
  expect(await lively.evaluate(moving)).toEqual(expect.arrayContaining(['A', 'rect']));
  await lively.close();
});

test('the figures and the line change at once for who asked for less motion', async () => {
  const page = await open('/petitions/go-further-and-faster', { reducedMotion: 'reduce' });
  const width = () =>
    page.evaluate(() => {
      const fill = document.querySelector('[role=progressbar] rect')!;
      fill.setAttribute('width', '75%');
      return fill.getBoundingClientRect().width / fill.parentElement!.clientWidth;
    });
  expect(await width()).toBeCloseTo(0.75, 2);
  await page.close();
});

test.each(['light', 'dark'] as const)(
  'the line and the number can be told apart from their ground in forced colours, %s',
  async (colorScheme) => {
    const page = await open(PAGES[2]!, { forcedColors: 'active', colorScheme });
    const seen = await page.evaluate(() => {
      const [fill, baseline] = document.querySelectorAll('[role=progressbar] rect');
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      const number = getComputedStyle(document.querySelector('[data-part=total]')!).color;
      return [getComputedStyle(fill!).fill, getComputedStyle(baseline!).fill, number, ground];
    });
    expect(new Set(seen.slice(0, 2)).size).toBe(2);
    expect(seen.slice(0, 3)).not.toContain(seen[3]);
    await page.close();
  },
);
