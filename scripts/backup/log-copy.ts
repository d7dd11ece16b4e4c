import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { renameDurably, writeWhole } from './durable.ts';
import {
  isSegment,
  type Log,
  lsnOf,
  positionOf,
  segmentAt,
  segmentStart,
  startOfSegment,
} from './log-position.ts';

/** A backup's copy of the log: whole segments, and last of all one that still grows. */
export interface LogCopy {
  readonly folder: string;
  readonly log: Log;
  /** The copy holds everything before this place. */
  end: number;
  /** Of the segment that still grows. */
  hash: Hash;
}

/** How far a copy goes, written after every piece. */
export interface Covered {
  readonly lsn: string;
  /** Whatever was committed by then is in the copy. */
  readonly at: string;
  /** Of the segment that still grows, up to that place. */
  readonly sha256: string;
}

export const PARTIAL = '.partial';
export const SUMS = 'SHA256SUMS';
const COVERED = 'covered.json';
const PIECE_BYTES = 1 << 20;

/** What the next piece follows on from, whoever wrote the last one. A new copy begins at `start`. */
export async function openLogCopy(folder: string, log: Log, start: number): Promise<LogCopy> {
  const names = await readdir(folder);
  const copy = { folder, log, end: segmentStart(log, start), hash: createHash('sha256') };
  const last = names.filter(isSegment).sort().at(-1);
  if (last) copy.end = startOfSegment(log, last) + log.segmentBytes;
  if (names.includes(basename(growingFile(copy)))) await resume(copy);
  return copy;
}

/** What was not noted may be torn, after a loss of power; the server still has the whole segment. */
async function resume(copy: LogCopy): Promise<void> {
  const covered = await readCovered(copy.folder).catch(() => null);
  const noted = covered ? positionOf(covered.lsn) - copy.end : 0;
  const growing = growingFile(copy);
  const hash = createHash('sha256');
  if (noted > 0) {
    const pieces = createReadStream(growing, { end: noted - 1 });
    for await (const piece of pieces) hash.update(piece as Buffer);
  }
  const isWhole = noted > 0 && hash.copy().digest('hex') === covered?.sha256;
  await truncate(growing, isWhole ? noted : 0);
  if (!isWhole) return;
  copy.hash = hash;
  copy.end += noted;
}

/** Whether somebody else has added to it since, or a piece was written in part only. */
export async function isOutdated(copy: LogCopy): Promise<boolean> {
  const inSegment = copy.end % copy.log.segmentBytes;
  const size = await stat(growingFile(copy)).then(
    (file) => file.size,
    () => 0,
  );
  return size !== inSegment || existsSync(join(copy.folder, segmentAt(copy.log, copy.end)));
}

/** Adds what the server has written up to `end`. Nothing that is there is ever written over. */
export async function extendLogCopy(copy: LogCopy, source: string, end: number): Promise<void> {
  while (copy.end < end) {
    const segmentEnd = segmentStart(copy.log, copy.end) + copy.log.segmentBytes;
    await addToSegment(copy, source, Math.min(end, segmentEnd));
    if (copy.end === segmentEnd) await finishSegment(copy, segmentEnd - copy.log.segmentBytes);
  }
}

export async function writeCovered(copy: LogCopy, at: Date): Promise<void> {
  const covered: Covered = {
    lsn: lsnOf(copy.end),
    at: at.toISOString(),
    sha256: copy.hash.copy().digest('hex'),
  };
  await writeWhole(join(copy.folder, COVERED), `${JSON.stringify(covered)}\n`);
}

export async function readCovered(folder: string): Promise<Covered> {
  return JSON.parse(await readFile(join(folder, COVERED), 'utf8')) as Covered;
}

async function addToSegment(copy: LogCopy, source: string, end: number): Promise<void> {
  const from = await open(join(source, segmentAt(copy.log, copy.end)), 'r');
  try {
    const to = await open(growingFile(copy), 'a', 0o600);
    try {
      const piece = Buffer.alloc(Math.min(PIECE_BYTES, end - copy.end));
      while (copy.end < end) {
        const wanted = Math.min(piece.length, end - copy.end);
        const offset = copy.end % copy.log.segmentBytes;
        const { bytesRead } = await from.read(piece, 0, wanted, offset);
        if (bytesRead === 0) throw new Error(`${segmentAt(copy.log, copy.end)} is too short`);
        await to.appendFile(piece.subarray(0, bytesRead));
        copy.hash.update(piece.subarray(0, bytesRead));
        copy.end += bytesRead;
      }
      await to.datasync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** The sum first: a segment without one would pass for damaged. */
async function finishSegment(copy: LogCopy, start: number): Promise<void> {
  const name = segmentAt(copy.log, start);
  const line = `${copy.hash.digest('hex')}  ${name}\n`;
  copy.hash = createHash('sha256');
  await appendFile(join(copy.folder, SUMS), line, { mode: 0o600, flush: true });
  await renameDurably(join(copy.folder, name + PARTIAL), join(copy.folder, name));
}

function growingFile({ folder, log, end }: LogCopy): string {
  return join(folder, segmentAt(log, end) + PARTIAL);
}
