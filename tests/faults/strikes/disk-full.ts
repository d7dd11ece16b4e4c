import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { between } from '../random.ts';
import { now } from '../time.ts';
import type { Strike } from './strike.ts';

// The log of writes may not grow as large as it usually does: this has to hold it, and the rest.
const SMALL_DISK_MEGABYTES = 700;

/** Not a byte is left on the disk of the database for a while. Needs a small disk to fill. */
export const diskFull: Strike = {
  name: 'the disk of the database is full',
  weight: 1,
  mayRepeatMail: true,
  missing: whyNoSmallDisk,
  async strike({ site, random, signal }) {
    const filler = join(site.dataDir, 'filler');
    const seconds = between(random, 5, 10);
    const until = now() + seconds * 1000;
    // What is freed meanwhile is taken, too.
    while (now() < until && !signal.aborted) {
      fill(filler);
      await sleep(200);
    }
    rmSync(filler, { force: true });
    return `for ${seconds.toFixed(1)} s`;
  },
};

/** Until the disk says that it is full: others write meanwhile. */
function fill(file: string): void {
  for (const size of [2 ** 20, 2 ** 12]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) appendFileSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
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
