// Takes the pictures in docs/pictures from a first start, so that they show what is really there.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../tests/support/browser.ts';
import { startSite } from '../tests/support/site.ts';
import { build } from './build.ts';
import { root } from './settings.ts';

const PAGES = [
  ['front', '/'],
  ['article', '/articles/intercepted-call'],
  ['petition', '/petitions/go-further-and-faster'],
  ['campaign', '/campaigns/refugees-welcome'],
] as const;
const WINDOWS = [
  ['desktop', 1280, 800],
  ['phone', 390, 844],
] as const;

await build();
const folder = join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await launchBrowser();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, width, height] of WINDOWS) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height } });
      const page = await context.newPage();
      for (const [name, path] of PAGES) {
        await page.goto(site.origin + path, { waitUntil: 'networkidle' });
        await page.screenshot({ path: join(folder, `${name}-${device}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.discard();
}
