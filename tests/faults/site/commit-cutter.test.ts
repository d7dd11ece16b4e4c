import { expect, test } from 'vitest';
import { commitWatcher } from './commit-cutter.ts';

/** A message of the server: its type, its length, its content. */
function message(type: string, content: string | Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + content.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content)]);
}

const row = message('D', Buffer.alloc(300, 'C\0\0\0\x0bCOMMIT\0'));
const begin = message('C', 'BEGIN\0');
const commit = message('C', 'COMMIT\0');
const ready = message('Z', 'I');
const answer = Buffer.concat([begin, row, commit, ready]);

test('the answer to a COMMIT is seen however the bytes arrive, and once', () => {
  for (let size = 1; size <= answer.length; size += 1) {
    const seesCommit = commitWatcher();
    let seen = 0;
    for (let at = 0; at < answer.length; at += size) {
      if (seesCommit(answer.subarray(at, at + size))) seen += 1;
    }
    expect(seen, `${size} bytes at a time`).toBe(1);
  }
});

test('what only looks like one, inside a row, is not taken for it', () => {
  const seesCommit = commitWatcher();
  expect(seesCommit(Buffer.concat([begin, row, ready]))).toBe(false);
});
