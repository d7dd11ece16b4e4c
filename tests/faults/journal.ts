import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const sync = promisify(fdatasync);
const EVERY_MS = 50;

export type Journal = {
  write(line: string): void;
  /** Everything is on disk. */
  close(): Promise<void>;
};

/** A log of one's own. Lines reach the disk together, twenty times a second. */
export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a');
  let lines: string[] = [];
  let writing = Promise.resolve();

  async function flush(): Promise<void> {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    lines = [];
    writeSync(descriptor, text);
    await sync(descriptor);
  }

  // One after the other: a slow disk must not gather syncs without end.
  const timer = setInterval(() => {
    writing = writing.then(flush);
  }, EVERY_MS);
  return {
    write: (line) => void lines.push(line),
    async close() {
      clearInterval(timer);
      await writing;
      await flush();
      closeSync(descriptor);
    },
  };
}
