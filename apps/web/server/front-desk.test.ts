import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { parseNetworks } from './client-address.ts';
import { createFrontDesk, type Desk } from './front-desk.ts';

async function deskWith(parts: Partial<Desk> & { page?: () => Response } = {}) {
  const rendered: string[] = [];
  const handled: IncomingMessage[] = [];
  const desk = createFrontDesk({
    apiUrl: 'http://127.0.0.1:9',
    publicOrigin: 'http://site.example',
    proofKey: new Uint8Array(32),
    trustedProxies: parseNetworks([]),
    kit: {
      server: {
        respond: async ({ url }) => {
          rendered.push(url);
          return parts.page?.() ?? new Response('page '.repeat(500));
        },
      },
      handler: (request, response) => {
        handled.push(request);
        response.end('handled');
      },
    },
    ...parts,
  });
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

  test('answers HEAD with the length and no body, and a known page with 304', async () => {
    const { url } = await deskWith();
    const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect(head.headers.get('content-length')).toBe('2500');
    expect(await head.text()).toBe('');
    const again = await fetch(url, {
      headers: { 'accept-encoding': 'identity', 'if-none-match': head.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
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
