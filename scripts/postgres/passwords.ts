import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A secret is made once, kept in a file that only its owner may read, and the same ever after. */
export function keptSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, 'keys', name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  chmodSync(dirname(file), 0o700);
  // Written whole or not at all: half a key after a crash would lock everyone out.
  writeFileSync(`${file}.new`, `${make()}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return readFileSync(file, 'utf8').trim();
}

/** New secrets for old data would open nothing: those may only be made while there is no data. */
export function requireSecret(dataDir: string, name: string): void {
  const file = join(dataDir, 'keys', name);
  if (existsSync(file)) return;
  throw new Error(`${file} is missing, while the database is there; put it back.`);
}

export function databasePassword(dataDir: string, role: string, mayMake = true): string {
  const name = `${role}.password`;
  if (!mayMake) requireSecret(dataDir, name);
  return keptSecret(dataDir, name, () => randomBytes(24).toString('base64url'));
}
