import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { between } from '../random.ts';
import type { Strike } from './strike.ts';

// The log of writes may not grow as large as it usually does: this has to hold it, and the rest.
export const SMALL_DISK_MEGABYTES = 700;

/** Not a byte is left on the disk of the database for a while. Needs a small disk to fill. */
export const diskFull: Strike = {
  name: 'the disk of the database is full',
  weight: 1,
  mayRepeatMail: true,
  missing: whyNoSmallDisk,
  async strike({ site, random, signal }) {
    const filler = join(site.dataDir, 'filler');
    const { bavail, bsize } = statfsSync(site.dataDir);
    fill(filler, bavail * bsize);
    const seconds = between(random, 3, 6);
    await sleep(seconds * 1000, undefined, { signal }).catch(() => {});
    rmSync(filler, { force: true });
    return `for ${seconds.toFixed(1)} s`;
  },
};

/** Until the disk says that it is full: others write meanwhile. */
function fill(file: string, bytes: number): void {
  const block = Buffer.alloc(2 ** 20);
  try {
    for (let written = 0; written <= bytes; written += block.length) {
      writeFileSync(file, block, { flag: 'a' });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function whyNoSmallDisk(): string | undefined {
  if (process.getuid?.() !== 0) return 'a small disk is made by root only';
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-disk-'));
  const mounted = mountSmallDisk(folder);
  if (mounted) unmount(folder);
  rmdirSync(folder);
  return mounted ? undefined : 'no small disk can be mounted here (tmpfs)';
}

export function mountSmallDisk(folder: string): boolean {
  const options = `size=${SMALL_DISK_MEGABYTES}m,mode=755`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}

export function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}
