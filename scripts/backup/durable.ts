import { execFile } from 'node:child_process';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Writes a file whole or not at all: it has its name only once it is on the disk. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await renameDurably(draft, file);
}

export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** A new name in a folder is on the disk once the folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings all these down to the disk: at once where the system can, else one by one, which takes long. */
export async function syncAll(root: string, paths: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('sync', ['-f', root]);
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code !== 'ENOENT' && !/option|usage/i.test(stderr)) throw error;
    for (const path of ['', ...paths]) await syncFolder(join(root, path));
  }
}
