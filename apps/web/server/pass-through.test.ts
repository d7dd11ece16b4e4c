import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { answerRefused, belongsToApi, passThrough } from './pass-through.ts';

const deskBefore = (apiUrl: string) =>
  listen((request, response) =>
    passThrough(request, response, {
      apiUrl,
      proofKey: new Uint8Array(32),
      client: '203.0.113.9',
      origin: { protocol: 'https', host: 'news.example' },
      instead: (status) => answerRefused(response, status),
    }),
  );

test.each([
  ['/graphql', true],
  ['/staff/graphql', true],
  ['/auth/sign-in/email', true],
  ['/unsubscribe/token', true],
  ['/go/gofundme?source=x', true],
  ['/share/petition/whatsapp?lang=uk', true],
  ['/seen/petition', true],
  ['/begun/petition', true],
  ['/shared/petition', true],
  ['/seen', false],
  ['/share.png', false],
  ['/uk/seen/petition', false],
  ['/graphql/', false],
  ['/graphqlx', false],
  ['/staff', false],
  ['/go/', false],
  ['/authors', false],
])('%s belongs to the API: %s', (url, expected) => expect(belongsToApi(url)).toBe(expected));

describe('what is handed on', () => {
  test('keeps method, path and body, and says who asks with a proof', async () => {
    let seen: IncomingMessage | undefined;
    let body = '';
    const api = await listen(async (request, response) => {
      seen = request;
      body = await text(request);
      response.writeHead(207, { 'set-cookie': ['a=1', 'b=2'] }).end('answer');
    });
    const response = await fetch(`${await deskBefore(api)}/auth/sign-in?x=1`, {
      method: 'POST',
      body: 'hello',
      headers: {
        'x-undersigned-client': '6.6.6.6',
        'x-undersigned-proof': '0.forged',
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-host': 'evil.example',
        cookie: 'session=1',
      },
    });
    expect(response.status).toBe(207);
    expect(await response.text()).toBe('answer');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([seen?.method, seen?.url, body]).toEqual(['POST', '/auth/sign-in?x=1', 'hello']);
    expect(seen?.headers).toMatchObject({
      cookie: 'session=1',
      'x-undersigned-client': '203.0.113.9',
      'x-forwarded-host': 'news.example',
      'x-forwarded-proto': 'https',
    });
    expect(seen?.headers['x-undersigned-proof']).toMatch(/^\d{10}\.[\w-]{43}$/);
    expect(seen?.headers['x-forwarded-for']).toBeUndefined();
  });

  test('is one request, whatever its Connection header would have taken away', async () => {
    const seen: string[] = [];
    const api = await listen(async (request, response) => {
      seen.push(`${request.method} ${request.url} ${await text(request)}`);
      response.end('answer');
    });
    const hidden = 'GET /metrics HTTP/1.1\r\nhost: api\r\n\r\n';
    const { port } = new URL(await deskBefore(api));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `GET /auth/x HTTP/1.1\r\nhost: site\r\ncontent-length: ${hidden.length}\r\n` +
        `connection: close, content-length\r\n\r\n${hidden}`,
    );
    expect(await text(socket)).toContain('answer');
    // The connection to the API is used again: what was hidden would stand before this one.
    await (await fetch(`http://127.0.0.1:${port}/auth/y`)).text();
    expect(seen).toEqual([`GET /auth/x ${hidden}`, 'GET /auth/y ']);
  });

  test('does not follow redirects: they are the reader’s', async () => {
    const api = await listen((_, response) =>
      response.writeHead(303, { location: 'https://elsewhere.example/' }).end(),
    );
    const response = await fetch(`${await deskBefore(api)}/go/x`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('https://elsewhere.example/');
  });

  test('is answered 503 with Retry-After while the API is down', async () => {
    const response = await fetch(`${await deskBefore('http://127.0.0.1:9')}/graphql`, {
      method: 'POST',
      body: '{}',
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^[3-8]$/);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'OVERLOADED' } }],
    });
  });

  test.each([
    ['with its length', { 'content-length': '10000000' }],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])(
    'is answered 413 when it is too large for the API, which hangs up: %s',
    async (_how, headers) => {
      const api = await listen((request) => {
        request.once('data', () => request.socket.destroy());
      });
      const { port } = new URL(await deskBefore(api));
      const sending = ask({ port, path: '/graphql', method: 'POST', headers });
      sending.on('error', () => {});
      const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
      sending.write(Buffer.alloc(150_000));
      const [answer] = await answered;
      expect(answer.statusCode).toBe(413);
      expect(answer.headers['retry-after']).toBeUndefined();
      expect(await text(answer)).toContain('PAYLOAD_TOO_LARGE');
      sending.destroy();
    },
  );

  test('is said on a page where people follow the link', async () => {
    const api = await listen((_, response) => response.writeHead(404).end('{"errors":[]}'));
    const desk = await listen((request, response) =>
      passThrough(request, response, {
        apiUrl: api,
        proofKey: new Uint8Array(32),
        client: '203.0.113.9',
        origin: { protocol: 'https', host: 'news.example' },
        explains: (status) => status >= 400,
        instead: (status) => response.writeHead(status).end('a page'),
      }),
    );
    const response = await fetch(`${desk}/go/unknown`);
    expect([response.status, await response.text()]).toEqual([404, 'a page']);
  });

  test('finds a way when it is a link out of a mail, however many requests of programs hang', async () => {
    const api = await listen((request, response) => {
      if (request.url === '/unsubscribe/token') response.end('unsubscribed');
    });
    const desk = await deskBefore(api);
    const leaving = new AbortController();
    const hanging = Array.from({ length: 300 }, () =>
      fetch(`${desk}/graphql`, { method: 'POST', body: '{}', signal: leaving.signal }).catch(
        () => {},
      ),
    );
    const response = await fetch(`${desk}/unsubscribe/token`, {
      signal: AbortSignal.timeout(5_000),
    });
    expect(await response.text()).toBe('unsubscribed');
    leaving.abort();
    await Promise.all(hanging);
  });
});
