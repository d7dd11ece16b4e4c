import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopiedFile } from './manifest.ts';

export interface Tree {
  readonly folders: string[];
  readonly files: { readonly path: string; readonly bytes: number }[];
}

const COPIES_AT_ONCE = 4;
const PIECE_BYTES = 1 << 20;

/** Every folder and file below `root` that `isWanted`, by its path within. */
export async function listTree(
  root: string,
  isWanted: (path: string, isFolder: boolean) => boolean,
): Promise<Tree> {
  const tree: Tree = { folders: [], files: [] };
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(gone([]));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (!isWanted(path, entry.isDirectory())) continue;
      if (entry.isDirectory()) {
        tree.folders.push(path);
        await visit(path);
      } else {
        const info = await stat(join(root, path)).catch(gone(null));
        if (info) tree.files.push({ path, bytes: info.size });
      }
    }
  };
  await visit('');
  return tree;
}

/**
 * Copies the files and tells what was written. What has gone meanwhile is left out. `onBytes` hears
 * of every piece, and may throw to end it.
 */
export async function copyFiles(
  from: string,
  to: string,
  paths: readonly string[],
  onBytes: (bytes: number) => void = () => {},
): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = [];
  const waiting = [...paths];
  const lanes = Array.from({ length: COPIES_AT_ONCE }, async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const file = await copyFile(join(from, path), join(to, path), onBytes);
      if (file) copied.push({ path, ...file });
    }
  });
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Tells the size and the sum as they were written; null if the file has gone. */
async function copyFile(
  from: string,
  to: string,
  onBytes: (bytes: number) => void,
): Promise<{ bytes: number; sha256: string } | null> {
  const source = await open(from, 'r').catch(gone(null));
  if (!source) return null;
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await source.read(piece, 0, piece.length, bytes);
        if (bytesRead === 0) break;
        await target.writeFile(piece.subarray(0, bytesRead));
        hash.update(piece.subarray(0, bytesRead));
        bytes += bytesRead;
        onBytes(bytesRead);
      }
      return { bytes, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** A table may be dropped while it is copied; the log tells the restored server so, too. */
function gone<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
