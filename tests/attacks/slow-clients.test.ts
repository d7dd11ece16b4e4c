import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { until } from '../support/processes.ts';
import { fromElsewhere } from './support/besieged.ts';

const site = inject('besieged');

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

const head = (path: string, type = 'application/json') =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${site.origin}\r\nContent-Type: ${type}\r\n`;
const form = 'application/x-www-form-urlencoded';
const slowHead = `${head('/graphql')}X-Slow: `;
const slowBody = `${head('/graphql')}Content-Length: 90000\r\n\r\n{`;
const slowPieces = `${head('/graphql')}Transfer-Encoding: chunked\r\n\r\n5000\r\n{`;
const slowForm = `${head('/petitions/go-further-and-faster?/sign', form)}Content-Length: 5000\r\n\r\nname=a`;
const slowConfirm = `${head('/confirm/x?/confirm', form)}Content-Length: 5000\r\n\r\nnonce=a`;
// As much as is kept unread, and then no end.
const slowLargeForm = `${head('/confirm/x?/confirm', form)}Transfer-Encoding: chunked\r\n\r\n10000\r\n${'a'.repeat(65_536)}\r\n`;
const slowSignIn = `${head('/sign-in', form)}Content-Length: 5000\r\n\r\nemail=a`;

const many = (count: number, beginning: string): string[] => Array(count).fill(beginning);
const answered = { redirect: 'manual', signal: AbortSignal.timeout(60_000) } as const;
const open = (url: string) => fetch(url, { ...answered, headers: fromElsewhere() });
const ask = (url: string) =>
  fetch(`${url}/graphql`, {
    ...answered,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: '{"query":"{ __typename }"}',
  });

describe('row 18: hundreds who never finish are hung up on, and all others answered meanwhile', () => {
  test.concurrent.each([
    [
      'by the API',
      site.apiUrl,
      [...many(200, slowHead), ...many(50, slowBody), ...many(50, slowPieces)],
      ['/health/live', '/go/gofundme'],
    ],
    [
      'by the web site',
      site.origin,
      [
        ...many(200, slowHead),
        ...many(150, slowBody),
        ...many(150, slowPieces),
        ...many(100, slowForm),
        ...many(60, slowSignIn),
        ...many(80, slowConfirm),
        ...many(70, slowLargeForm),
      ],
      ['/healthz', '/go/gofundme', '/sign-in', '/confirm/x', '/petitions/go-further-and-faster'],
    ],
  ])('%s', async (_by, url, beginnings, paths) => {
    const slow = beginnings.map((beginning) => speakSlowly(url, beginning));
    const others = new Map<string, Set<number>>();
    const note = (what: string, { status }: Response) =>
      others.set(what, (others.get(what) ?? new Set()).add(status));
    await until(async () => {
      for (const path of paths) note(path, await open(url + path));
      note('a query', await ask(url));
      return slow.every((socket) => socket.closed);
    }, 30);
    const expected = paths.map(
      (path) => [path, new Set([{ '/go/gofundme': 303, '/confirm/x': 404 }[path] ?? 200])] as const,
    );
    expect([...others]).toEqual([...expected, ['a query', new Set([200])]]);
  });
});
