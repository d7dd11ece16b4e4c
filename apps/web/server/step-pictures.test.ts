import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { createFrontDesk } from './front-desk.ts';
import { StepPictures } from './step-pictures.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A front desk before an API that answers in this way. */
async function deskBefore(answer: Answer) {
  const asked: string[] = [];
  const apiUrl = await listen((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  const desk = createFrontDesk({
    apiUrl,
    publicOrigin: 'http://site.example',
    proofKey: new Uint8Array(32),
    trustedProxies: [],
    kit: {
      server: { respond: () => Promise.reject(new Error('not asked for')) },
      handler: (_request, response) => void response.writeHead(418).end('a page'),
    },
  });
  const url = await listen((request, response) => void desk(request, response));
  const ask = async (path = '/seen/p', method = 'GET') => {
    const response = await fetch(url + path, { method });
    const { status, headers } = response;
    const size = (await response.arrayBuffer()).byteLength;
    return { status, type: headers.get('content-type'), kept: headers.get('cache-control'), size };
  };
  return { ask, asked, url };
}

const KEPT = 'private, max-age=100, immutable';
const counts: Answer = (_request, response) =>
  response.writeHead(200, { 'content-type': 'image/gif', 'cache-control': KEPT }).end('picture');
const UNCOUNTED = { status: 200, type: 'image/gif', kept: 'private, no-store' };

test('a reader is counted by the API, and the browser keeps what it answers', async () => {
  const { ask, asked } = await deskBefore(counts);
  expect(await ask()).toEqual({ status: 200, type: 'image/gif', kept: KEPT, size: 7 });
  expect(asked).toEqual(['GET /seen/p']);
});

test.each<[string, Answer]>([
  ['is too busy', (_request, response) => response.writeHead(503).end('{}')],
  ['finds the address garbled', (_request, response) => response.writeHead(400).end('{}')],
  ['hangs up', (_request, response) => response.destroy()],
  ['says nothing', () => undefined],
])('a page gets its picture when the API %s, to be asked for again', async (_how, fails) => {
  const { ask } = await deskBefore(fails);
  for (const step of ['seen', 'begun', 'shared']) {
    const picture = await ask(`/${step}/p`);
    expect(picture).toMatchObject(UNCOUNTED);
    expect(picture.size).toBeGreaterThan(0);
  }
});

test('of a hundred at once some are brought to the API, and the others have their picture at once', async () => {
  const waiting: ServerResponse[] = [];
  const apiUrl = await listen((_request, response) => waiting.push(response));
  const pictures = new StepPictures({ patienceMs: 60_000 });
  const passing = { apiUrl, proofKey: new Uint8Array(32), client: '203.0.113.9' };
  const origin = { protocol: 'http', host: 'site.example' };
  const url = await listen((request, response) =>
    pictures.answer(request, response, { ...passing, origin }),
  );
  const kept: (string | null)[] = [];
  const asking = Array.from({ length: 100 }, async () => {
    const { headers } = await fetch(`${url}/seen/p`);
    kept.push(headers.get('cache-control'));
  });
  await expect.poll(() => kept.length, { timeout: 10_000 }).toBe(68);
  await expect.poll(() => waiting.length, { timeout: 10_000 }).toBe(32);
  for (const response of waiting) counts({} as IncomingMessage, response);
  await Promise.all(asking);
  expect(kept.filter((policy) => policy === KEPT)).toHaveLength(32);
  expect(kept.filter((policy) => policy === UNCOUNTED.kept)).toHaveLength(68);
});

test('once they are answered others are counted again', async () => {
  let isBusy = true;
  const { ask } = await deskBefore((...at) => (isBusy ? undefined : counts(...at)));
  await Promise.all(Array.from({ length: 50 }, () => ask()));
  isBusy = false;
  expect(await ask()).toMatchObject({ kept: KEPT });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s counts nobody', async (method) => {
  const { ask, asked } = await deskBefore(counts);
  for (const path of ['/seen/p', '/begun/p', '/shared/p', '/share/p/whatsapp']) {
    expect((await ask(path, method)).status).toBe(405);
  }
  expect(asked).toEqual([]);
});

test('no end is waited for of what comes along and is too large', async () => {
  const { asked, url } = await deskBefore(counts);
  const slow = connect(Number(new URL(url).port), '127.0.0.1');
  const head = 'GET /seen/p HTTP/1.1\r\nhost: site\r\ntransfer-encoding: chunked\r\n\r\n';
  slow.write(`${head}10000\r\n${'a'.repeat(65_536)}\r\n`);
  expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1.1 413 /);
  expect(asked).toEqual([]);
  slow.destroy();
});
