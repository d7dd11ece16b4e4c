// How long `npm start` takes from a fresh clone with nothing installed, and then again with all data.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSettings } from '../tests/support/site.ts';
import { report } from './support/figures.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'undersigned-'));
// Postgres runs as another user where root measures, and has to get in.
chmodSync(folder, 0o755);
const clone = join(folder, 'clone');
execFileSync('git', ['clone', '--quiet', root, clone]);

// What other projects on this machine have downloaded would make a cold start look warm.
const ownCaches = {
  npm_config_cache: join(folder, 'npm-cache'),
  npm_config_store_dir: join(folder, 'store'),
  XDG_DATA_HOME: join(folder, 'data-home'),
  XDG_CACHE_HOME: join(folder, 'cache-home'),
};
const env = { ...process.env, ...(await ownSettings(join(clone, '.data'))), ...ownCaches };

try {
  const coldSeconds = await secondsToReady();
  const warmSeconds = await secondsToReady();
  report({
    bench: 'start',
    claim: 'cold start within 60 s, warm start within 15 s',
    coldSeconds,
    warmSeconds,
    met: coldSeconds <= 60 && warmSeconds <= 15,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function secondsToReady(): Promise<number> {
  const began = performance.now();
  const start = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const seconds = await new Promise<number>((resolve, reject) => {
    start.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('is ready')) resolve((performance.now() - began) / 1000);
    });
    start.on('exit', () => reject(new Error('npm start ended before it was ready')));
  });
  const ended = new Promise((resolve) => start.once('exit', resolve));
  start.kill('SIGTERM');
  await ended;
  return Math.round(seconds * 10) / 10;
}
