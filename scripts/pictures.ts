// Takes pictures of every page from a first start, so that they show what is really there:
// of the first screen into docs/pictures, or of whole pages into another folder, to look at them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/support/browser.ts';
import { startSite } from '../tests/support/site.ts';
import { build } from './build.ts';
import { gallery } from './pictures/gallery.ts';
import { PAGES } from './pictures/pages.ts';
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
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of values.widths.split(',').map(Number)) {
      const device = { 1280: 'desktop', 390: 'phone' }[width] ?? String(width);
      const context = await browser.newContext({
        colorScheme,
        ...(values.contrast && { forcedColors: 'active' }),
        // What a browser's zoom does to a page: as many pixels, each of them larger.
        viewport: { width: width / zoom, height: (width < 600 ? 844 : 800) / zoom },
        deviceScaleFactor: zoom,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const signer = `you-${device}-${colorScheme}@example.org`;
      for (const { name, reach } of PAGES) {
        if (values.only && !name.startsWith(values.only)) continue;
        await reach(page, { site, signer });
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => document.fonts.ready);
        const path = join(folder, `${name}-${device}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: isWhole });
      }
      await context.close();
    }
  }
  if (!isWhole) writeFileSync(join(folder, 'README.md'), gallery(PAGES));
} finally {
  await browser.close();
  await site.discard();
}
