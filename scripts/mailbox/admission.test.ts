import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitOwnOnly } from './admission.ts';

const server = createServer((_request, response) => response.end('mails'));
let port: number;
beforeAll(async () => {
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  admitOwnOnly(server, 'mailbox');
});
afterAll(() => server.close());

async function ask(headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, method, headers }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

test.each([
  ['a program', {}],
  ['the page itself', { origin: 'http://127.0.0.1:PORT', 'sec-fetch-site': 'same-origin' }],
  ['an address typed in', { host: 'localhost:PORT', 'sec-fetch-site': 'none' }],
  ['another container', { host: 'mailbox:PORT' }],
])('%s may read', async (_who, headers) => {
  expect(await ask(withPort(headers))).toBe(200);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
  ['a page without an origin', { origin: 'null' }],
  ['a picture on another site', { 'sec-fetch-site': 'cross-site' }],
  ['a name that points here', { host: 'rebound.example:PORT' }],
  ['a host that is none', { host: 'a b' }],
])('%s may not', async (_who, headers) => {
  expect(await ask(withPort(headers))).toBe(403);
  expect(await ask(withPort(headers), 'OPTIONS')).toBe(403);
});

test('another site may not listen in either', async () => {
  const headers = { connection: 'Upgrade', upgrade: 'websocket', origin: 'https://evil.example' };
  const asked = request({ host: '127.0.0.1', port, headers }).end();
  const [error] = await once(asked, 'error');
  expect(error.code).toBe('ECONNRESET');
});

function withPort(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
  );
}
