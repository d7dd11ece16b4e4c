import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packagedChromium } from './browser/packaged.ts';

export interface Chromium {
  readonly executablePath: string;
  /** What it needs in its environment besides ours. */
  readonly env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium: the machine's own, else Debian's package where we may install it, else one from npm. */
export function findChromium(): Chromium {
  return chromiumHere() ?? debianChromium() ?? packagedChromium();
}

function chromiumHere(): Chromium | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? '', ...named, MAC];
  const executablePath = candidates.find((path) => path !== '' && existsSync(path) && runs(path));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

function debianChromium(): Chromium | undefined {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  console.error('Installing Chromium from Debian for the tests in the browser');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' });
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', 'chromium');
  return chromiumHere();
}

function isDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(findChromium().executablePath);
}
