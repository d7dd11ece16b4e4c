import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { DOOR_OPTIONS, openDoors, requireFree } from './doors.ts';

async function openServer(answer: (url: string) => Promise<string>) {
  const server = createServer((request, response) => {
    void answer(request.url!).then((words) => response.end(words));
  });
  server.listen({ host: '127.0.0.1', port: 0, ...DOOR_OPTIONS });
  await once(server, 'listening');
  const doors = await openDoors(server);
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const ask = async (path: string) => {
    const [response] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
    return text(response);
  };
  const close = () => Promise.all([doors.close(), new Promise((done) => server.close(done))]);
  return { port, ask, close };
}

test('whoever comes is answered, at whichever door, also by several requests on a connection', async () => {
  const { ask, close } = await openServer(async (url) => url);
  const paths = Array.from({ length: 200 }, (_, i) => `/${i}`);
  expect(await Promise.all(paths.map(ask))).toEqual(paths);
  expect(await Promise.all(paths.map(ask))).toEqual(paths);
  await close();
});

test('closing waits for all who are being answered, and lets nobody in', async () => {
  let answerAll = () => {};
  const signal = new Promise<void>((resolve) => (answerAll = resolve));
  let asked = 0;
  const { port, ask, close } = await openServer(async (url) => {
    asked += 1;
    await signal;
    return url;
  });
  const answers = Promise.all(Array.from({ length: 50 }, (_, i) => ask(`/${i}`)));
  await expect.poll(() => asked).toBe(50);
  let isClosed = false;
  const closing = close().then(() => (isClosed = true));
  await expect(once(get({ port }), 'response')).rejects.toThrow('ECONNREFUSED');
  expect(isClosed).toBe(false);
  answerAll();
  expect(await answers).toHaveLength(50);
  await closing;
});

test('a port at whose doors somebody else stands is not free', async () => {
  const { port, close } = await openServer(async () => '');
  await expect(requireFree('127.0.0.1', port)).rejects.toThrow('EADDRINUSE');
  await close();
  await requireFree('127.0.0.1', port);
});
