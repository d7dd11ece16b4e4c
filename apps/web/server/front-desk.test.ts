import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { parseNetworks } from './client-address.ts';
import { createFrontDesk, type Desk } from './front-desk.ts';
import { MicroCache } from './micro-cache.ts';

async function deskWith(
  parts: Partial<Desk> & { page?: (url: URL) => Response; now?: () => number } = {},
) {
  const rendered: string[] = [];
  const handled: IncomingMessage[] = [];
  const cache = new MicroCache(parts.now && { now: parts.now });
  const settings: Desk = {
    apiUrl: 'http://127.0.0.1:9',
    publicOrigin: 'http://site.example',
    proofKey: new Uint8Array(32),
    trustedProxies: parseNetworks([]),
    kit: {
      server: {
        respond: async ({ url }) => {
          rendered.push(url);
          return parts.page?.(new URL(url)) ?? new Response('page '.repeat(500));
        },
      },
      handler: (request, response) => {
        handled.push(request);
        response.end('handled');
      },
    },
    ...parts,
  };
  const desk = createFrontDesk(settings, { cache });
  const url = await listen((request, response) => void desk(request, response));
  return { url, rendered, handled };
}

describe('the front desk', () => {
  test('renders a public page once for many readers, without their own queries', async () => {
    const { url, rendered } = await deskWith();
    const ask = () => fetch(`${url}/articles/a?utm=1`).then((response) => response.text());
    const pages = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(pages).size).toBe(1);
    expect(rendered).toEqual(['http://site.example/articles/a']);
  });

  test('takes nothing to the API before all of it has come', async () => {
    const asked: string[] = [];
    const apiUrl = await listen((request, response) => {
      asked.push(request.url!);
      response.end('{}');
    });
    const { url } = await deskWith({ apiUrl });
    const port = Number(new URL(url).port);
    const slow = connect(port, '127.0.0.1');
    slow.write('POST /graphql HTTP/1.1\r\nhost: site\r\ncontent-length: 2\r\n\r\n{');
    const giver = connect(port, '127.0.0.1');
    giver.write('GET /go/a HTTP/1.1\r\nhost: site\r\ncontent-length: 2\r\n\r\n{');
    // What comes later has been to the API and back by then.
    await fetch(`${url}/staff/graphql`, { method: 'POST', body: '{}' });
    expect(asked).toEqual(['/staff/graphql']);
    slow.write('}');
    expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1.1 200 /);
    expect(asked).toEqual(['/staff/graphql', '/graphql']);
    slow.destroy();
    giver.destroy();
  });

  test.each(['/go/a', '/unsubscribe/a'])(
    'waits for no end of what is too large for a link: %s',
    async (path) => {
      const asked: string[] = [];
      const apiUrl = await listen((request) => void asked.push(request.url!));
      const { url } = await deskWith({ apiUrl });
      const slow = connect(Number(new URL(url).port), '127.0.0.1');
      const head = `GET ${path} HTTP/1.1\r\nhost: site\r\ntransfer-encoding: chunked\r\n\r\n`;
      slow.write(`${head}10000\r\n${'a'.repeat(65_536)}\r\n`);
      expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1.1 413 /);
      expect(asked).toEqual([]);
      slow.destroy();
    },
  );

  test('makes a page once for all sources, and names to each reader their own', async () => {
    let now = 0;
    const rendered: (string | null)[] = [];
    const page = (asked: URL) => {
      rendered.push(asked.searchParams.get('source'));
      return new Response(`<form action="?source=${asked.searchParams.get('source')}">`);
    };
    const { url } = await deskWith({ page, now: () => now });
    const ask = async (source: string) =>
      (await fetch(`${url}/articles/a?source=${source}`)).text();
    for (const source of ['letter', 'radio', 'letter']) {
      expect(await ask(source)).toBe(`<form action="?source=${source}">`);
    }
    expect(rendered).toHaveLength(1);
    now = 1_000;
    await ask('radio');
    expect(rendered).toHaveLength(2);
  });

  test.each(['a page asked for the first time', 'a page in memory'])(
    'answers HEAD with the length and no body, and what the reader has with 304: %s',
    async (which) => {
      const { url } = await deskWith();
      const plain = { 'accept-encoding': 'identity' };
      if (which === 'a page in memory') await fetch(url, { headers: plain });
      const head = await fetch(url, { method: 'HEAD', headers: plain });
      expect(head.headers.get('content-length')).toBe('2500');
      expect(await head.text()).toBe('');
      const etag = head.headers.get('etag') ?? '';
      for (const known of [etag, `W/${etag}`, `"other", W/${etag}`, '*']) {
        const again = await fetch(url, { headers: { ...plain, 'if-none-match': known } });
        expect(again.status).toBe(304);
        expect(again.headers.get('etag')).toBe(etag);
        expect(again.headers.get('vary')).toBe('accept-encoding');
      }
      const other = await fetch(url, { headers: { ...plain, 'if-none-match': '"other"' } });
      expect(other.status).toBe(200);
    },
  );

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('packs what it makes for one reader, who accepts %s', async (accepted, encoding) => {
    const html = '<p>page</p>'.repeat(500);
    const { url } = await deskWith({
      kit: {
        server: { respond: () => Promise.reject(new Error('not for everyone')) },
        handler: (_request, response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end(html),
      },
    });
    const asked = { headers: { 'accept-encoding': accepted } };
    const answer = await fetch(`${url}/confirm/token`, asked);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(await answer.text()).toBe(html);
  });

  test('has the same headers for who comes first and for who comes after', async () => {
    const { url } = await deskWith();
    const headersOf = async () => {
      const asked = { headers: { 'accept-encoding': 'br' } };
      const { headers } = await fetch(`${url}/articles/a`, asked);
      return Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
    };
    const first = await headersOf();
    expect(first).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-encoding': 'br' });
    expect(await headersOf()).toEqual(first);
  });

  test('asks the site again for a reader with a cookie, and for what is sent', async () => {
    const { url, handled } = await deskWith();
    await fetch(url);
    await fetch(url, { headers: { cookie: 'session=1' } });
    await fetch(url, { method: 'POST', body: 'x' });
    expect(handled).toHaveLength(2);
  });

  test('goes on serving counts and pages when the site can no longer make them', async () => {
    let status = 200;
    let now = 0;
    const page = () => new Response('{"total":1}', { status });
    const { url } = await deskWith({ page, now: () => now });
    const ask = async (path: string) => (await fetch(`${url}${path}`)).status;
    const paths = ['/petitions/x/count.json', '/articles/a'];
    for (const path of paths) await ask(path);
    status = 503;
    now = 1_000;
    for (const path of paths) expect(await ask(path)).toBe(200);
    expect(await ask('/articles/never-seen')).toBe(503);
  });

  test('sends the reader to the site itself where nothing may be kept', async () => {
    const { url, handled, rendered } = await deskWith();
    await fetch(`${url}/confirm/token`);
    await fetch(url, { headers: { cookie: 'session=1' } });
    expect(handled.map((request) => request.url)).toEqual(['/confirm/token', '/']);
    expect(rendered).toEqual([]);
  });

  test('never serves one reader’s own answer to another', async () => {
    const page = () => new Response('own', { headers: { 'set-cookie': 'session=1' } });
    const { url } = await deskWith({ page });
    const response = await fetch(url);
    expect(await response.text()).toBe('handled');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('names the reader to the site, whatever the reader claims', async () => {
    const { url, handled } = await deskWith();
    const claims = {
      'x-undersigned-address': '6.6.6.6',
      'x-undersigned-host': 'evil.example',
      'x-undersigned-protocol': 'ftp',
      'x-forwarded-for': '6.6.6.6',
    };
    await fetch(`${url}/staff`, { headers: claims });
    expect(handled[0]?.headers).toMatchObject({
      'x-undersigned-address': '127.0.0.1',
      'x-undersigned-host': 'site.example',
      'x-undersigned-protocol': 'http',
    });
  });

  test.each([
    ['another site', 'https://evil.example', 403],
    ['a page without an origin', 'null', 403],
    ['this site', 'http://site.example', 200],
  ])('lets %s post what is no form: %s', async (_who, origin, status) => {
    const { url, handled } = await deskWith();
    const headers = { origin, 'content-type': 'application/json' };
    const response = await fetch(`${url}/staff/sign-out`, { method: 'POST', headers, body: '{}' });
    expect([response.status, handled.length]).toEqual([status, status === 200 ? 1 : 0]);
  });

  test('lets no answer be framed, and leaves a page its own policy', async () => {
    const { url } = await deskWith();
    const bare = await fetch(`${url}/somewhere`);
    expect(bare.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const page = () => new Response('own', { headers: { 'content-security-policy': 'own' } });
    const { url: other } = await deskWith({ page });
    expect((await fetch(other)).headers.get('content-security-policy')).toBe('own');
  });
});
