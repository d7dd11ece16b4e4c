import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './durable.ts';

/** `into`: the newest backup. It is over when changes could not be kept for it any longer. */
type Target = { into: string; isOver?: true };

/** The backup that every change follows, for this data folder; none before the first backup. */
export function archiveTarget(dataDir: string): string | undefined {
  const target = read(dataDir);
  return target?.isOver ? undefined : target?.into;
}

/** The newest backup, whether changes follow it or not. */
export function newestBackup(dataDir: string): string | undefined {
  return read(dataDir)?.into;
}

export function setArchiveTarget(dataDir: string, into: string): Promise<void> {
  return write(dataDir, { into });
}

export async function endArchiveTarget(dataDir: string): Promise<void> {
  const target = read(dataDir);
  if (target) await write(dataDir, { ...target, isOver: true });
}

function read(dataDir: string): Target | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Target;
  } catch {
    return undefined;
  }
}

function write(dataDir: string, target: Target): Promise<void> {
  return writeWhole(fileOf(dataDir), `${JSON.stringify(target)}\n`);
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'archive.json');
}
