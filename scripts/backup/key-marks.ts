import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../start/keys.ts';
import { BackupError } from './backup-error.ts';

/** By which the right keys are known again. Of a random key this gives nothing away. */
export interface KeyMarks {
  /** By the ids of the keys. */
  readonly secretKeys: Readonly<Record<string, string>>;
  readonly blindIndexKey: string;
}

export const KEY_FILES = { SECRET_KEYS: 'secret-keys', BLIND_INDEX_KEY: 'blind-index-key' };

export function marksOf(keys: Keys): KeyMarks {
  return { secretKeys: secretMarks(keys.SECRET_KEYS), blindIndexKey: mark(keys.BLIND_INDEX_KEY) };
}

/**
 * Which keys are still to be put into this data folder. Wrong ones are refused: with another blind
 * index key everybody could sign a second time.
 */
export function missingKeys(dataDir: string, marks: KeyMarks): string[] {
  const missing: string[] = [];
  for (const [setting, name] of Object.entries(KEY_FILES)) {
    const file = join(dataDir, 'keys', name);
    const key = process.env[setting] || (existsSync(file) && readFileSync(file, 'utf8').trim());
    if (!key) missing.push(name);
    else if (!isRight(name, key, marks)) {
      const where = process.env[setting] ? `${setting} in the environment` : file;
      throw new BackupError(`${where} is not the key of this backup; put the right one there.`);
    }
  }
  return missing;
}

function isRight(name: string, key: string, { secretKeys, blindIndexKey }: KeyMarks): boolean {
  if (name === KEY_FILES.BLIND_INDEX_KEY) return mark(key) === blindIndexKey;
  // Keys may have been added since; all that sealed something then are needed.
  const given = secretMarks(key);
  return Object.entries(secretKeys).every(([id, secret]) => given[id] === secret);
}

function secretMarks(list: string): Record<string, string> {
  const entries = list.split(',').map((entry) => entry.trim().split(':'));
  return Object.fromEntries(entries.map(([id = '', key = '']) => [id, mark(key)]));
}

function mark(key: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url'))
    .update('undersigned backup')
    .digest('hex')
    .slice(0, 16);
}
