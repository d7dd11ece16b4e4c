import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
const PAGES = ['/', '/articles/intercepted-call', '/petitions/go-further-and-faster'];
/** A line of small text that breaks elsewhere in a stand-in; a headline that does is ten times as much. */
const HARDLY = 0.02;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Fonts that come late: what is read is drawn with the stand-ins first, as on a slow network. */
async function openWithLateFonts(path: string, width: number) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const fonts: string[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.{woff2,woff,ttf}', async (route) => {
    fonts.push(new URL(route.request().url()).pathname);
    await released;
    await route.continue();
  });
  await page.addInitScript(noteShifts);
  await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  release();
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What the fonts move is noted with the frame after the one that draws them.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  return { page, fonts };
}

function noteShifts(): void {
  const shifts: string[] = [];
  let shifted = 0;
  Object.assign(window, { shifts, shifted: () => shifted });
  type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      shifted += value;
      shifts.push(
        ...sources.map(
          ({ node }) => `${value.toFixed(4)} ${node?.textContent?.trim().slice(0, 60)}`,
        ),
      );
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const shiftsOf = (page: Page) =>
  page.evaluate(() => {
    const { shifted, shifts } = window as unknown as { shifted: () => number; shifts: string[] };
    return { shifted: shifted(), shifts };
  });

/** What draws the words there: the fonts that the page brings, or those of the computer. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? 'the page’s' : familyName));
}

describe.each(PAGES)('%s', (path) => {
  test.each([
    ['in English', path, 390],
    ['in English', path, 1280],
    ['in Ukrainian', `/uk${path}`.replace(/\/$/, ''), 390],
    ['in Ukrainian', `/uk${path}`.replace(/\/$/, ''), 1280],
  ])('%s (%s, %i px) asks for two fonts only, and hardly moves when they come', async (...at) => {
    const [, address, width] = at;
    const { page, fonts } = await openWithLateFonts(address, width);
    expect(new Set(fonts).size, fonts.join()).toBe(2);
    expect(fonts).toHaveLength(2);
    const { shifted, shifts } = await shiftsOf(page);
    expect(shifted, shifts.join('\n')).toBeLessThan(HARDLY);
    // In the footer the name of the other language stands among words of this one.
    expect(await fontsOf(page, 'footer a:not([hreflang])')).toEqual(['the page’s']);
    expect(await fontsOf(page, 'footer a[hreflang]')).toEqual(['the page’s']);
    await page.close();
  });
});
