import { randomBytes } from 'node:crypto';
import { keptSecret, requireSecret } from '../postgres/passwords.ts';

export interface Keys {
  readonly SECRET_KEYS: string;
  readonly BLIND_INDEX_KEY: string;
}

/** The keys of an installation that keeps its own: from the environment, else made once and kept. */
export function keysFor(dataDir: string, isNew: boolean): Keys {
  const kept = (name: string, file: string, make: () => string) => {
    const given = process.env[name];
    if (given) return given;
    // New keys for old data would also let everybody sign a second time.
    if (!isNew) requireSecret(dataDir, file);
    return keptSecret(dataDir, file, make);
  };
  return {
    SECRET_KEYS: kept('SECRET_KEYS', 'secret-keys', () => `k1:${randomKey()}`),
    BLIND_INDEX_KEY: kept('BLIND_INDEX_KEY', 'blind-index-key', randomKey),
  };
}

function randomKey(): string {
  return randomBytes(32).toString('base64url');
}
