import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startOf } from '../process/alive.ts';

export interface Lock {
  /** The start before this one was killed; what it started may be about to end itself. */
  readonly afterCrash: boolean;
  release(): void;
}

/** One start for a data folder at a time. The process in the file counts only while it lives. */
export function lockDataDir(dataDir: string): Lock {
  mkdirSync(dataDir, { recursive: true });
  const file = lockFile(dataDir);
  const holder = read(file);
  if (isHeld(holder)) refuse(dataDir, holder);
  if (holder) rmSync(file, { force: true });

  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startOf(process.pid) ?? ''}\n`);
  try {
    linkSync(draft, file);
  } catch {
    refuse(dataDir, read(file));
  } finally {
    rmSync(draft, { force: true });
  }
  return { afterCrash: holder !== undefined, release: () => rmSync(file, { force: true }) };
}

export function isDataDirLocked(dataDir: string): boolean {
  return isHeld(read(lockFile(dataDir)));
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

function lockFile(dataDir: string): string {
  return join(dataDir, 'start.pid');
}

function read(file: string): Holder | undefined {
  try {
    const [pid = '', ...start] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number(pid), start: start.join(' ') };
  } catch {
    return undefined;
  }
}

function isHeld(holder: Holder | undefined): holder is Holder {
  if (!holder?.pid || !isAlive(holder.pid)) return false;
  return (startOf(holder.pid) ?? '') === holder.start;
}

function refuse(dataDir: string, holder: Holder | undefined): never {
  const who = holder ? ` (process ${holder.pid})` : '';
  throw new Error(
    `A start with the data folder ${dataDir} is running already${who}; stop it first, or set DATA_DIR and the ports.`,
  );
}
