import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { mailTo } from '../support/mailbox.ts';
import { fromElsewhere, linkAfterSigning, tokenOf } from './support/besieged.ts';

const OWN = 'private, no-store';
const PAGE = 'public, max-age=0, s-maxage=1';
const COUNT = `${PAGE}, stale-while-revalidate=1`;
const site = inject('besieged');

describe('row 91: what is kept for everyone', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.origin + path, { redirect: 'manual', headers: { ...fromElsewhere(), ...headers } });
  const PAGES = [
    '/',
    '/articles/intercepted-call',
    '/campaigns/refugees-welcome',
    '/petitions/go-further-and-faster',
    '/petitions/go-further-and-faster/count.json',
    '/petitions/go-further-and-faster/map.svg',
    '/uk/petitions/go-further-and-faster',
    '/privacy',
  ];
  const CLAIMS: Record<string, string>[] = [
    { 'x-forwarded-host': 'poisoned.example' },
    { 'x-forwarded-proto': 'poisoned' },
    { 'x-forwarded-port': '8666' },
    { 'x-original-url': '/staff', 'x-rewrite-url': '/staff' },
    { forwarded: 'host=poisoned.example;proto=https' },
    { 'x-undersigned-host': 'poisoned.example', 'x-undersigned-protocol': 'poisoned' },
    { 'x-http-method-override': 'POST', 'x-sveltekit-action': 'true' },
    {
      'accept-language': 'poisoned',
      'user-agent': 'poisoned.example',
      referer: 'https://poisoned.example/',
    },
    { range: 'bytes=0-10' },
  ];

  test.each(PAGES)('is the same for the next reader, whatever one claims: %s', async (path) => {
    for (const claim of CLAIMS) {
      const poisoned = await get(path, claim);
      const clean = await get(path);
      expect([claim, poisoned.status, clean.status]).toEqual([claim, 200, 200]);
      for (const answer of [poisoned, clean]) {
        expect(await answer.text()).not.toMatch(/poisoned|8666/);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('location')).toBeNull();
        expect(answer.headers.get('vary') ?? '').toMatch(/accept-encoding/i);
      }
    }
  });

  test.each(['/signature/abc/', '/uk/confirm/abc/', '/staff/', '/sign-in/'])(
    'is nothing of an address that is a secret, however it is answered: %s',
    async (path) => {
      const { status, headers } = await get(path);
      expect(status).toBeGreaterThan(300);
      expect(headers.get('cache-control')).toBe(OWN);
      expect(headers.get('referrer-policy')).toBe('same-origin');
    },
  );

  test('is in the language of its address, whatever language its first reader wants', async () => {
    for (const [path, lang] of [
      ['/privacy', 'en'],
      ['/uk/privacy', 'uk'],
    ] as const) {
      for (const wanted of ['uk', 'en', 'uk-UA,uk;q=0.9']) {
        const answer = await get(path, { 'accept-language': wanted });
        expect(await answer.text()).toContain(`<html lang="${lang}">`);
      }
    }
  });

  test('is the same page for who brings a session, and has nothing of theirs in it', async () => {
    const cookie = await staffSession();
    for (const path of PAGES) {
      for (const brought of [cookie, 'undersigned.session_token=poisoned', '']) {
        const answer = await get(path, brought ? { cookie: brought } : {});
        const { headers } = answer;
        expect([path, headers.get('set-cookie')]).toEqual([path, null]);
        const isCount = path.endsWith('count.json');
        expect([path, headers.get('cache-control')]).toEqual([path, isCount ? COUNT : PAGE]);
        expect(await answer.text()).not.toMatch(new RegExp(`poisoned|${site.staff.email}|/staff`));
      }
    }
  });

  test('holds no page of the staff, neither with their session nor for who comes after them', async () => {
    const cookie = await staffSession();
    for (const path of ['/staff', '/staff/petitions/go-further-and-faster']) {
      const own = await get(path, { cookie });
      expect([path, own.status, own.headers.get('cache-control')]).toEqual([path, 200, OWN]);
      const stranger = await get(path);
      expect([path, stranger.status, stranger.headers.get('cache-control')]).toEqual([
        path,
        303,
        OWN,
      ]);
    }
  });

  test('is none of what only one reader may see, however its address is dressed', async () => {
    const token = tokenOf(await linkAfterSigning('cached@example.org'));
    const paths = [
      ...[
        '/staff',
        '/staff/x.css',
        '/staff/petitions/x.js',
        '/staff/counts.json',
        '/staff/__data.json',
      ],
      ...['/sign-in', '/sign-in/x.css', '/auth/get-session', '/auth/get-session/x.css'],
      ...[
        `/confirm/${token}`,
        `/confirm/${token}/x.css`,
        `/confirm/${token}/signed`,
        `/confirm/${token};x.css`,
      ],
      ...[`/confirm/${token}/__data.json`, `/confirm/${token}?x.css`, `/confirm/${token}%2fx.css`],
      ...[`/signature/${token}`, `/signature/${token}/x.png`, `/unsubscribe/${token}`],
      ...[
        `/petitions/..%2fconfirm/${token}`,
        `/petitions/../confirm/${token}`,
        `//confirm/${token}`,
      ],
    ];
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect(status).toBeLessThan(500);
      expect([path, headers.get('cache-control')]).toEqual([path, OWN]);
    }
  });

  test('is for readers of the right name: links in mails and pages do not follow Host', async () => {
    const { name, email, country } = { name: 'A B', email: 'host@example.org', country: 'GB' };
    const input = { petition: 'go-further-and-faster', name, email, country };
    const query = String(SignPetitionDocument);
    const signed = await asHost('/graphql', JSON.stringify({ query, variables: { input } }));
    expect(signed.status).toBe(200);
    const mail = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
    expect(mail.text).toContain(`${site.origin}/confirm/`);
    expect(mail.text).not.toContain('poisoned');
    for (const path of PAGES) {
      const answer = await asHost(path);
      expect([path, answer.status, answer.location]).toEqual([path, 200, undefined]);
      expect(answer.body + (await (await get(path)).text())).not.toContain('poisoned');
    }
  });

  /** No browser and no fetch would let anyone choose the Host. */
  function asHost(path: string, body?: string) {
    type Heard = { status: number; location: string | undefined; body: string };
    return new Promise<Heard>((resolve, reject) => {
      const headers = {
        ...fromElsewhere(),
        host: 'poisoned.example',
        'x-forwarded-host': 'poisoned.example',
        forwarded: 'host=poisoned.example',
        ...(body && { 'content-type': 'application/json' }),
      };
      const asked = request(site.origin + path, { method: body ? 'POST' : 'GET', headers });
      asked.on('error', reject);
      asked.on('response', (response) => {
        const { statusCode: status = 0, headers } = response;
        const { location } = headers;
        text(response).then((body) => resolve({ status, location, body }), reject);
      });
      asked.end(body);
    });
  }

  async function staffSession(): Promise<string> {
    const response = await fetch(`${site.origin}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...fromElsewhere() },
      body: JSON.stringify(site.staff),
    });
    expect(response.status).toBe(200);
    return cookieFrom(response);
  }
});
