import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
const PHONE = { width: 390, height: 844 };
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  // By styles alone: it has to work before any script has come.
  page = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto(`${site.origin}/articles/intercepted-call`);
});
afterAll(() => browser.close());

const bar = () => page.locator('.bar');
const button = () => page.getByRole('button', { name: 'Sign the petition' });

/** Whether this is what a finger would touch in the middle of where the bar is. */
async function isOnTop(selector: string): Promise<boolean> {
  const { x, y, width, height } = (await bar().boundingBox())!;
  const middle = { x: x + width / 2, y: Math.min(y + height / 2, PHONE.height - 1), selector };
  return page.evaluate(
    (at) => document.elementFromPoint(at.x, at.y)?.closest(at.selector) != null,
    middle,
  );
}

test('the bar stands at the foot of a phone as long as the form is out of sight', async () => {
  for (const scrolled of [0, 900]) {
    await page.evaluate((to) => scrollTo(0, to), scrolled);
    const { y, height } = (await bar().boundingBox())!;
    expect(y + height).toBeCloseTo(PHONE.height, 0);
    expect((await button().boundingBox())!.y).toBeGreaterThan(PHONE.height);
    expect(await isOnTop('.bar')).toBe(true);
  }
});

test('the bar leads to the form, and lies over none of it', async () => {
  await page.evaluate(() => scrollTo(0, 0));
  await bar().getByRole('link', { name: 'Sign the petition' }).click();
  expect(new URL(page.url()).hash).toBe('#sign');
  const form = (await page.locator('form#sign').boundingBox())!;
  // With the count above it, and the button within the window.
  expect(form.y).toBeGreaterThan(100);
  expect((await button().boundingBox())!.y).toBeLessThan(PHONE.height);
  expect(await isOnTop('.bar')).toBe(false);
});

test('the sheet comes up over the bar, not the bar over the sheet', async () => {
  const sheet = page.locator('aside .sheet');
  const top = await sheet.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  // The sheet reaches a little over the foot of the window, where the bar is.
  await page.evaluate((to) => scrollTo(0, to), top - PHONE.height + 60);
  expect(await isOnTop('.sheet')).toBe(true);
  await page.evaluate((to) => scrollTo(0, to), top - PHONE.height / 2);
  for (const field of await page.locator('form#sign input:visible').all()) {
    await field.scrollIntoViewIfNeeded();
    const covered = await field.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.bar') != null;
    });
    expect(covered).toBe(false);
  }
});

test('on a wide window there is no bar: the form stands beside what is read', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await bar().isVisible()).toBe(false);
  await page.setViewportSize(PHONE);
  expect(await bar().isVisible()).toBe(true);
});
