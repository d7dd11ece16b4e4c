import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './browser.ts';
import { build } from './build.ts';
import { runForeground } from './process/foreground.ts';
import { root } from './settings.ts';
import { sweep } from './test/sweep.ts';
import { totals } from './test/totals.ts';

const results = join(root, `.test/results-${process.pid}.json`);

sweep(join(root, '.test'));
await build().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
// Installed before the clock of any test runs. Where there is none to be had, the journeys will say so.
try {
  findChromium();
} catch (error) {
  console.error(`No Chromium for the journeys: ${(error as Error).message}`);
}
const status = await runForeground({
  name: 'The tests',
  command: process.execPath,
  args: [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
    ...process.argv.slice(2),
  ],
  cwd: root,
  env: { ...process.env, NODE_ENV: 'test', BUILD_IS_DONE: 'yes' },
});
const { passed, failed, skipped } = totals(results, status);
rmSync(results, { force: true });
console.log(`total: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
