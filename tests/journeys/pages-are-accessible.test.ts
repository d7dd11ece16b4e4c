import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LOCALES } from '../../packages/shared/src/locales.ts';
import { PAGES } from '../../scripts/pictures/pages.ts';
import { createStage, type Stage } from '../../scripts/pictures/stage.ts';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';

const site = inject('site');
/** Of the rules, those whose answer a theme can change. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const NOTHING = { light: [], dark: [], papers: 2, phone: { sideways: 0, isNameCovered: false } };

let browser: Browser;
let readers: { stage: Stage; context: BrowserContext }[];
beforeAll(async () => {
  browser = await launchBrowser();
  readers = await Promise.all(
    LOCALES.map(async (locale) => {
      const petition = `accessible-${locale}`;
      await createOwnPetition(site.ownerUrl, petition);
      await addCrowd(site.ownerUrl, petition);
      const stage = createStage(browser, site, { locale, petition });
      await stage.people();
      // Else axe would meet colours on their way from one theme to the other.
      return { stage, context: await browser.newContext({ reducedMotion: 'reduce' }) };
    }),
  );
});
afterAll(() => browser.close());

/** In all languages at once, each on a core of its own where there are two. */
const inEach = async <T>(look: (page: Page, stage: Stage) => Promise<T>) =>
  Object.fromEntries(
    await Promise.all(
      readers.map(async ({ stage, context }) => {
        const page = await context.newPage();
        const seen = await look(page, stage);
        await page.close();
        return [stage.locale, seen] as const;
      }),
    ),
  );

test.each(PAGES)(
  'axe finds nothing amiss on $name, light or dark, and doubled text keeps to a phone, in every language',
  async ({ reach, drawnBy }) => {
    const found = await inEach(async (page, stage) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      const answered = hearAnswers(page);
      await reach(page, stage);
      if (drawnBy?.endsWith('+error.svelte')) expect(answered.isError).toBe(true);
      else expect(answered.path).toMatch(addressOf(drawnBy));
      const papers = new Set([await paper(page)]);
      const light = await amiss(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      papers.add(await paper(page));
      const dark = await amiss(page, RULES_OF_COLOUR);
      await page.setViewportSize({ width: 390, height: 844 });
      const phone = await page.evaluate(withTextDoubled);
      return { light, dark, papers: papers.size, phone };
    });
    expect(found).toEqual(Object.fromEntries(LOCALES.map((locale) => [locale, NOTHING])));
  },
);

test('the petition that was looked at has its map, its milestones and its supporters', async () => {
  const found = await inEach(async (page, stage) => {
    await page.goto(stage.at(`/petitions/${stage.petition}`));
    const parts = ['img.map', '#milestones', '#supporters'];
    return Promise.all(parts.map((part) => page.locator(part).isVisible()));
  });
  expect(found).toEqual({ en: [true, true, true], uk: [true, true, true] });
});

function paper(page: Page): Promise<string> {
  return page.evaluate(() =>
    [document.documentElement, document.body]
      .map((ground) => getComputedStyle(ground).backgroundColor)
      .join(),
  );
}

/** Hears which page was answered last: what a script puts into the address bar later is no page. */
function hearAnswers(page: Page) {
  const last = { path: '', isError: false };
  page.on('response', (response) => {
    if (!response.request().isNavigationRequest()) return;
    last.path = new URL(response.url()).pathname.replace(/^\/uk(?=\/|$)/, '');
    last.isError = response.status() >= 400;
  });
  return last;
}

function addressOf(file: string | null): RegExp {
  if (file === null) return /^\/unsubscribe\//;
  if (!file.endsWith('+page.svelte')) return new RegExp(`${file.replace(/^\W+/, '')}$`);
  const route = file.replace(/\/?\+page\.svelte$/, '').replaceAll(/\[\w+\]/g, '[^/]+');
  return route === '' ? /^\/?$/ : new RegExp(`^/${route}$`);
}

function withTextDoubled() {
  document.documentElement.style.fontSize = '200%';
  const { scrollWidth, clientWidth } = document.documentElement;
  const menu = document.querySelector('header summary')?.getBoundingClientRect();
  const name = document.querySelector('header a')?.getBoundingClientRect();
  return {
    sideways: scrollWidth - clientWidth,
    isNameCovered: !!menu && !!name && menu.left < name.right && menu.top < name.bottom,
  };
}
