import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { type CopiedFile } from './manifest.ts';
import { type Covered, PARTIAL, readCovered, SUMS } from './log-copy.ts';
import { isSegment, type Log, positionOf, segmentAt, segmentStart } from './log-position.ts';

export interface CheckedLog {
  /** The segments in order, the last one under the name that it has while it grows. */
  readonly files: readonly Omit<CopiedFile, 'bytes'>[];
  readonly covered: Covered;
}

/** What a backup's copy of the log must hold to be whole. Of the whole segments the sums are not compared yet. */
export async function requireWholeLog(
  folder: string,
  log: Log,
  startLsn: string,
): Promise<CheckedLog> {
  const covered = await readCovered(folder).catch(() => {
    throw new BackupError(`${join(folder, 'covered.json')} is missing or damaged.`);
  });
  const sums = await readSums(folder);
  const present = new Set(await readdir(folder));
  const files: Omit<CopiedFile, 'bytes'>[] = [];
  const end = positionOf(covered.lsn);
  const first = segmentStart(log, positionOf(startLsn));
  for (let start = first; start + log.segmentBytes <= end; start += log.segmentBytes) {
    const path = segmentAt(log, start);
    const sha256 = sums.get(path);
    // Between its last piece and its name it may have been given a sum already.
    const file = [path, path + PARTIAL].find((name) => present.has(name));
    if (!file || !sha256) throw new BackupError(`${join(folder, path)} is missing.`);
    files.push({ path: file, sha256 });
  }
  const growing = await checkGrowing(folder, log, covered, present, sums);
  return { files: growing ? [...files, growing] : files, covered };
}

/** It may hold more than what was noted when the server ended; that is welcome, and checked by Postgres. */
async function checkGrowing(
  folder: string,
  log: Log,
  covered: Covered,
  present: Set<string>,
  sums: Map<string, string>,
): Promise<Omit<CopiedFile, 'bytes'> | null> {
  const end = positionOf(covered.lsn);
  const bytes = end - segmentStart(log, end);
  const name = segmentAt(log, end);
  const path = [name, name + PARTIAL].find((candidate) => present.has(candidate));
  if (!path) {
    if (bytes === 0) return null;
    throw new BackupError(`${join(folder, name)} is missing.`);
  }
  const noted = await sumOf(join(folder, path), bytes);
  if (noted !== covered.sha256) throw new BackupError(`${join(folder, path)} is damaged.`);
  return { path, sha256: (isSegment(path) && sums.get(path)) || (await sumOf(join(folder, path))) };
}

async function readSums(folder: string): Promise<Map<string, string>> {
  const file = join(folder, SUMS);
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

async function sumOf(file: string, bytes?: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes !== 0) {
    const part = bytes === undefined ? {} : { end: bytes - 1 };
    for await (const piece of createReadStream(file, part)) hash.update(piece as Buffer);
  }
  return hash.digest('hex');
}
