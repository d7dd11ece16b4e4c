import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { ERASURES } from './erasures.ts';

/** A folder of backups holds one folder for each, named by the moment at which it was begun. */
const SET = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;
const UNFINISHED = /^unfinished-/;

export function newSetName(now: Date): string {
  return now.toISOString().replaceAll(/[:.]/g, '-');
}

/** Under this name it is written; it gets its own when it is whole. */
export function unfinishedPrefix(systemIdentifier: string): string {
  return `unfinished-${systemIdentifier}-`;
}

/** The whole backups, oldest first. */
async function listSets(out: string): Promise<string[]> {
  const names = existsSync(out) ? await readdir(out) : [];
  return names.filter((name) => SET.test(name)).sort();
}

export async function requireSets(out: string): Promise<string[]> {
  const sets = await listSets(out);
  if (sets.length > 0) return sets.map((name) => join(out, name));
  const names = existsSync(out) ? await readdir(out) : [];
  throw new BackupError(
    names.some((name) => UNFINISHED.test(name))
      ? `The backup in ${out} was never finished; it cannot be restored.`
      : `There is no backup in ${out}.`,
  );
}

/** Somebody else's files are no place for ours: a mistyped folder would be filled without end. */
export async function requireRoomForSets(out: string): Promise<void> {
  const names = existsSync(out) ? await readdir(out) : [];
  const others = names.filter(
    (name) =>
      !SET.test(name) &&
      !UNFINISHED.test(name) &&
      name !== ERASURES &&
      !/^(\.|lost\+found$)/.test(name),
  );
  if (others.length === 0) return;
  throw new BackupError(
    `${out} holds other things (${others[0]}); name an empty folder, or one with backups.`,
  );
}
