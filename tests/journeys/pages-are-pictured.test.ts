import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, gallery } from '../../scripts/pictures/gallery.ts';
import { PAGES } from '../../scripts/pictures/pages.ts';
import { readPng } from '../../scripts/pictures/read-png.ts';
import { smallPng } from '../../scripts/pictures/small-png.ts';
import { launchBrowser } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/pictures');
const ROOM_FOR_PICTURES = 12_000_000;

const NEVER_DRAWN: Record<string, string> = {
  'busy/+page.svelte': 'it always fails, so that its error page is made: "busy"',
  'go/[slug]/+page.svelte': 'it leads away or fails, with the error page of "not-found" or "busy"',
  'share/[petition]/[channel]/+page.svelte': 'the same',
};

describe('every page', () => {
  const routes = globSync('**/{+page,+error}.svelte', { cwd: join(root, 'apps/web/src/routes') });
  test.each(routes)('%s is pictured, and tried by all that holds for every page', (route) => {
    const isShown = PAGES.some(({ drawnBy }) => drawnBy === route);
    expect([isShown, isShown ? undefined : typeof NEVER_DRAWN[route]]).toEqual(
      route in NEVER_DRAWN ? [false, 'string'] : [true, undefined],
    );
  });

  test('has a name of its own', () => {
    expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
  });
});

describe('the pictures in the repository', () => {
  const kept = readdirSync(folder).filter((file) => file.endsWith('.png'));

  test('are those of the pages, and shown beside each other', () => {
    expect(kept.toSorted()).toEqual(filesOf(PAGES).toSorted());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(gallery(PAGES));
  });

  test('leave a copy of the repository small', () => {
    const bytes = kept.map((file) => statSync(join(folder, file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(ROOM_FOR_PICTURES);
  });
});

test('a picture that is made small shows what it showed', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 300, height: 200 } });
    // More colours than a palette holds, and none of them hard to tell from its neighbours.
    await page.setContent('<body style="background: linear-gradient(45deg, red, blue)">Words');
    const png = await page.screenshot();
    const small = smallPng(png);
    expect(small.length).toBeLessThan(png.length);
    await page.setContent(
      `<body style="margin:0"><img src="data:image/png;base64,${small.toString('base64')}">`,
    );
    await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
    const [before, after] = [readPng(png), readPng(await page.screenshot())];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const parts = (dot: number) => [dot >> 16, (dot >> 8) & 255, dot & 255];
    const off = before.dots.map((dot, i) =>
      Math.max(...parts(dot).map((part, k) => Math.abs(part - parts(after.dots[i]!)[k]!))),
    );
    expect(Math.max(...off)).toBeLessThan(24);
  } finally {
    await browser.close();
  }
});
