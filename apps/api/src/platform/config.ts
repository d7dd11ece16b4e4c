import { readSettings, type Settings } from '@undersigned/shared/settings.ts';
import { createKeyring, type Keyring } from './crypto.ts';
import { refuseToStart } from './process.ts';

export type Config = { settings: Settings; keyring: Keyring; isProduction: boolean };

/** The settings from the environment, or an end with one clear line for each that is wrong. */
export function requireConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = readSettings(env);
  if (!result.ok) refuseToStart(result.problems);
  const { settings } = result;
  if (!settings.databaseUrl || !settings.secretKeys || !settings.blindIndexKey) {
    refuseToStart([
      'DATABASE_URL, SECRET_KEYS and BLIND_INDEX_KEY must be set; "npm start" sets them.',
    ]);
  }
  return {
    settings,
    keyring: createKeyring(settings.secretKeys, settings.blindIndexKey),
    isProduction: env['NODE_ENV'] === 'production',
  };
}
