import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const program = new URL('../test/support/stopping-server.ts', import.meta.url);
const ask = (path: string) => `GET ${path} HTTP/1.1\r\nhost: site\r\n\r\n`;

test('a web process that is told to stop answers what it has been asked, and ends', async () => {
  const server = fork(program);
  const [port] = (await once(server, 'message')) as [number];
  const reader = connect({ port, host: '127.0.0.1' });
  const heard = text(reader);
  reader.write(ask('/slow'));
  // The slow request is in hand by the time that this one is answered.
  await fetch(`http://127.0.0.1:${port}/at-once`).then((response) => response.text());
  server.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  reader.write(ask('/at-once'));
  const [code] = (await once(server, 'exit')) as [number];
  expect(await heard).toMatch(/^HTTP\/1\.1 200[^]*slow[^]*HTTP\/1\.1 200[^]*connection: close/i);
  expect(code).toBe(0);
});
