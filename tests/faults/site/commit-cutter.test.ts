import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../support/ports.ts';
import { commitWatcher, createCommitCutter } from './commit-cutter.ts';

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

test('an answer is cut before it is passed on, and whoever asked for it is told', async () => {
  const { cutter, ask } = await between();
  expect(await ask()).toEqual(commit);
  const [isCut, answer] = await Promise.all([cutter.cutNext(10_000), ask()]);
  expect(isCut).toBe(true);
  expect(answer).toHaveLength(0);
  expect(await ask()).toEqual(commit);
});

test('where nobody commits nothing is said to have been cut, and later nothing is', async () => {
  const { cutter, ask } = await between();
  expect(await cutter.cutNext(20)).toBe(false);
  expect(await ask()).toEqual(commit);
});

/** A server that says COMMIT to everybody, and the way to it through a cutter. */
async function between() {
  const server = createServer((socket) => socket.on('error', () => {}).write(commit));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = await freePort();
  const cutter = await createCommitCutter(port, (server.address() as AddressInfo).port);
  onTestFinished(async () => {
    await cutter.close();
    server.close();
  });
  /** What comes first, or nothing when the connection ends before. */
  const ask = async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    const answer = await new Promise<Buffer>((resolve) => {
      socket.once('data', resolve).once('close', () => resolve(Buffer.alloc(0)));
    });
    socket.destroy();
    return answer;
  };
  return { cutter, ask };
}
