import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './durable.ts';

/** The backup that every change follows, for this data folder; none before the first backup. */
export function archiveTarget(dataDir: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as { into: string }).into;
  } catch {
    return undefined;
  }
}

export async function setArchiveTarget(dataDir: string, into: string): Promise<void> {
  await writeWhole(fileOf(dataDir), `${JSON.stringify({ into })}\n`);
}

export function forgetArchiveTarget(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'archive.json');
}
