import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { until } from '../support/processes.ts';

const site = inject('besieged');
const HEADS = 200;
const BODIES = 50;

const sockets: Socket[] = [];
afterAll(() => sockets.forEach((socket) => socket.destroy()));

/** Somebody who says a byte a second, and has not finished in a day. */
function speakSlowly(url: string, beginning: string): Socket {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const speaking = setInterval(() => socket.write('a'), 1_000);
  socket.on('error', () => {});
  socket.on('close', () => clearInterval(speaking));
  socket.resume();
  socket.write(beginning);
  sockets.push(socket);
  return socket;
}

const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe.each([
  ['the API', site.apiUrl, '/health/live'],
  ['the web site', site.origin, '/healthz'],
])('row 18: %s', (_which, url, health) => {
  test.concurrent(
    'hangs up on hundreds who never finish, and answers all others meanwhile',
    async () => {
      const slow = [
        ...Array.from({ length: HEADS }, () => speakSlowly(url, `${head}X-Slow: `)),
        ...Array.from({ length: BODIES }, () =>
          speakSlowly(url, `${head}Content-Length: 90000\r\n\r\n{`),
        ),
        ...Array.from({ length: BODIES }, () =>
          speakSlowly(url, `${head}Transfer-Encoding: chunked\r\n\r\n5000\r\n{`),
        ),
      ];
      const others: number[] = [];
      await until(async () => {
        others.push((await fetch(url + health)).status);
        return slow.every((socket) => socket.closed);
      }, 30);
      expect(others.length).toBeGreaterThan(50);
      expect(new Set(others)).toEqual(new Set([200]));
    },
  );
});
