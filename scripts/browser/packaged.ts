import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chromium } from '../browser.ts';
import { root } from '../settings.ts';

const PACKAGE = '@sparticuz/chromium@153.0.0';

/** A Chromium that npm brings, with the system libraries that it needs. */
export function packagedChromium(): Chromium {
  const folder = join(root, '.tools/browser');
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  if (!existsSync(join(folder, 'node_modules/@sparticuz/chromium'))) {
    console.error('Installing a Chromium from npm for the tests in the browser');
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
    execFileSync('npm', ['install', '--prefix', folder, ...flags, PACKAGE], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    });
  }
  return {
    executablePath: unpack(folder, unpacked),
    env: { LD_LIBRARY_PATH: join(unpacked, 'al2023/lib') },
  };
}

function unpack(folder: string, unpacked: string): string {
  const code = "import c from '@sparticuz/chromium'; console.log(await c.executablePath())";
  const env = {
    ...process.env,
    TMPDIR: unpacked,
    // It unpacks its libraries only where it believes itself to be on that platform.
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  };
  const args = ['--input-type=module', '--eval', code];
  return execFileSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' }).trim();
}
