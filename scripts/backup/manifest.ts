import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './durable.ts';
import type { KeyMarks } from './key-marks.ts';
import type { Log } from './log-position.ts';

/** Written last of all: a folder without it is no backup. */
const FILE = 'manifest.json';
const FORMAT = 1;

export interface CopiedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly postgresVersion: string;
  readonly log: Log;
  /** The part of the log without which the files alone are of no use. */
  readonly startLsn: string;
  readonly stopLsn: string;
  /** The earliest moment that can be restored. */
  readonly endedAt: string;
  readonly keys: KeyMarks;
  readonly folders: readonly string[];
  readonly files: readonly CopiedFile[];
}

export async function writeManifest(set: string, manifest: Manifest): Promise<void> {
  await writeWhole(
    join(set, FILE),
    `${JSON.stringify({ format: FORMAT, ...manifest }, null, 1)}\n`,
  );
}

export function hasManifest(set: string): boolean {
  return existsSync(join(set, FILE));
}

export async function readManifest(set: string): Promise<Manifest> {
  const text = await readFile(join(set, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${join(set, FILE)} cannot be read (${error.code}).`);
  });
  const manifest = parse(text);
  if (!manifest) throw new BackupError(`${join(set, FILE)} is damaged.`);
  if (manifest.format === FORMAT) return manifest;
  throw new BackupError(`${set} was made by another version of this software.`);
}

function parse(text: string): (Manifest & { format: number }) | null {
  try {
    return JSON.parse(text) as Manifest & { format: number };
  } catch {
    return null;
  }
}
