// Takes pictures of every page from a first start, so that they show what is really there:
// of the first screen into docs/pictures, or of whole pages into another folder, to look at them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCALES } from '../packages/shared/src/locales.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { startSite } from '../tests/support/site.ts';
import { underTest } from '../tests/support/site-under-test.ts';
import { build } from './build.ts';
import { fileOf, gallery, isPicturedIn, THEMES } from './pictures/gallery.ts';
import { PAGES } from './pictures/pages.ts';
import { smallPng } from './pictures/small-png.ts';
import { createStage } from './pictures/stage.ts';
import { root } from './settings.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    widths: { type: 'string', default: '1280,390' },
    only: { type: 'string' },
    zoom: { type: 'string', default: '1' },
    contrast: { type: 'boolean', default: false },
  },
});
const isWhole = values.to !== undefined;
const folder = values.to ?? join(root, 'docs/pictures');
const zoom = Number(values.zoom);

await build();
mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await launchBrowser();
try {
  const stages = LOCALES.map((locale) =>
    createStage(browser, underTest(site), { locale, petition: 'go-further-and-faster' }),
  );
  const looks = values.widths.split(',').flatMap((width) =>
    THEMES.map((theme) => ({
      width: Number(width),
      device: { 1280: 'desktop', 390: 'phone' }[Number(width)] ?? width,
      theme,
    })),
  );
  const windows = await Promise.all(
    looks.map(async ({ width, device, theme }) => {
      const context = await browser.newContext({
        colorScheme: theme,
        ...(values.contrast && { forcedColors: 'active' }),
        // What a browser's zoom does to a page: as many pixels, each of them larger.
        viewport: { width: width / zoom, height: (width < 600 ? 844 : 800) / zoom },
        deviceScaleFactor: zoom,
        reducedMotion: 'reduce',
      });
      return { device, theme, page: await context.newPage() };
    }),
  );
  // Page by page, since what some of them need would be seen on those before.
  for (const shown of PAGES) {
    if (values.only && !shown.name.startsWith(values.only)) continue;
    for (const stage of stages.filter(({ locale }) => isPicturedIn(shown, locale))) {
      for (const { page, device, theme } of windows) {
        await shown.reach(page, stage);
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => document.fonts.ready);
        const png = await page.screenshot({ fullPage: isWhole });
        const file = fileOf(shown, { locale: stage.locale, device, theme });
        writeFileSync(join(folder, file), smallPng(png));
      }
    }
  }
  if (!isWhole) writeFileSync(join(folder, 'README.md'), gallery(PAGES));
} finally {
  await browser.close();
  await site.discard();
}
