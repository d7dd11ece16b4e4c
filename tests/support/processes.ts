import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../scripts/process/alive.ts';

/** Every process that works for this data folder: named in its environment or on its command line. */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => isAlive(pid))
    .filter((pid) => [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`].some(mentions(dataDir)));
}

export async function until(
  isSo: () => boolean | Promise<boolean>,
  seconds: number,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${seconds} s.`);
    await sleep(50);
  }
}

function mentions(text: string) {
  return (file: string) => {
    try {
      return readFileSync(file, 'utf8').includes(text);
    } catch {
      return false;
    }
  };
}
