import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, type Settings } from '../packages/shared/src/settings.ts';

export const root = join(import.meta.dirname, '..');

/** The settings from the environment and `.env`, or an end with one line for each that is wrong. */
export function requireSettings(): Settings {
  const file = join(root, '.env');
  // What stands in the environment already wins.
  if (existsSync(file)) process.loadEnvFile(file);
  delete process.env.EMBEDDED_DATABASE;
  return settingsOrEnd();
}

export function settingsOrEnd(): Settings {
  const result = readSettings(process.env);
  if (!result.ok) {
    for (const problem of result.problems) console.error(problem);
    process.exit(1);
  }
  return { ...result.settings, dataDir: resolve(root, result.settings.dataDir) };
}
