import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';
import { fromElsewhere } from './support/besieged.ts';
import { deskTraces } from './support/desk-traces.ts';

const site = inject('besieged');
const DESK = '/staff/petitions/go-further-and-faster';

let owner: pg.Pool;
let cookie: string;
let email: string;
beforeAll(async () => {
  owner = new pg.Pool({ connectionString: site.ownerUrl, max: 1 });
  const admin = await addStaff(site.ownerUrl, 'ADMIN');
  const signedIn = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify(admin),
  });
  [cookie, email] = [cookieFrom(signedIn), admin.email];
  await hasShownFactor(site.ownerUrl, admin);
});
afterAll(() => owner.end());

const post = (path: string, headers: Record<string, string>, body: BodyInit) =>
  fetch(site.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...fromElsewhere(), ...headers },
    body,
  });
const isLoggedIn = async () =>
  (
    await fetch(`${site.origin}/staff`, {
      redirect: 'manual',
      headers: { cookie, ...fromElsewhere() },
    })
  ).status === 200;

const traces = () => deskTraces(owner, [email]);

const FORMS: [path: string, fields: Record<string, string>][] = [
  ['/sign-in', { email: 'evil@example.org', password: 'evil evil evil' }],
  ['/sign-in/second-factor', { code: '123456' }],
  ['/invitation/nonsense', { password: 'evil evil evil' }],
  ['/staff/sign-out', {}],
  ['/staff/people?/invite', { email: 'evil@example.org', role: 'ADMIN' }],
  ['/staff/people?/again', { invitation: crypto.randomUUID() }],
  ['/staff/people?/restore', { member: crypto.randomUUID() }],
  ['/staff/find?/search', { q: 'evil@example.org' }],
  ['/staff/account?/endOtherSessions', {}],
  [`${DESK}/paper?/enter`, { count: '1000', collectedOn: '2022-03-12', note: 'Evil', key: 'evil' }],
  [`${DESK}/invalidations?/create`, { criteria: '{"country":"GB"}', reason: 'Evil', total: '1' }],
  [
    `${DESK}/signatures?/decide`,
    { what: 'release', total: '1', reason: 'Evil', id: 'A'.repeat(22) },
  ],
];

/** What a browser says of a request that another page makes it send. */
const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a subdomain', { origin: site.origin.replace('//', '//evil.'), 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: site.origin.replace(/\d+$/, '1'), 'sec-fetch-site': 'same-site' }],
  ['the same name over another scheme', { origin: site.origin.replace('http:', 'https:') }],
  ['a name that ours begins', { origin: `${site.origin}.evil.example` }],
];
const TYPES = ['application/x-www-form-urlencoded', 'text/plain', 'application/json', ''];

describe.each(FOREIGN)('row 59: %s', (_who, headers) => {
  test.each(FORMS)('has no form of the desk sent: %s', async (path, fields) => {
    const before = await traces();
    for (const type of TYPES) {
      const text = type.endsWith('json')
        ? JSON.stringify(fields)
        : String(new URLSearchParams(fields));
      // Without a name for its type, as a page can send bytes.
      const body = type === '' ? new Blob([text]) : text;
      const typed: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const answer = await post(path, { ...headers, ...typed, cookie }, body);
      expect([type, answer.status, answer.headers.getSetCookie()]).toEqual([type, 403, []]);
    }
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.set(name, value);
    expect((await post(path, { ...headers, cookie }, parts)).status).toBe(403);
    expect([await traces(), await isLoggedIn()]).toEqual([before, true]);
  });

  test.each([
    ['/staff/graphql', { query: 'mutation { endOtherSessions { email } }' }],
    ['/auth/sign-out', {}],
    ['/auth/sign-in/email', { email: 'evil@example.org', password: 'evil evil evil' }],
    ['/auth/sign-in/second-factor', { code: '123456' }],
    ['/auth/sign-in/passkey', {}],
    ['/auth/passkey/ask', {}],
    ['/auth/passkey/ask-own', {}],
    ['/auth/passkey/show', {}],
    ['/auth/passkey/begin', {}],
    ['/auth/passkey/add', {}],
    ['/auth/invitation/read', { token: 'nonsense' }],
    ['/auth/invitation/accept', { token: 'nonsense', password: 'evil evil evil' }],
  ])('has nothing sent to the API in its name: %s', async (path, body) => {
    for (const base of [site.origin, site.apiUrl]) {
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...fromElsewhere(), ...headers, cookie },
        body: JSON.stringify(body),
      });
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []]);
      expect(answer.headers.get('access-control-allow-origin')).toBe(null);
    }
    expect(await isLoggedIn()).toBe(true);
  });
});

describe('row 59: nothing at the desk', () => {
  test.each(FORMS.map(([path]) => path))('is done by opening an address: %s', async (path) => {
    const before = await traces();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await fetch(site.origin + path, {
        method,
        redirect: 'manual',
        headers: { cookie, ...fromElsewhere() },
      });
      expect([method, answer.status < 500]).toEqual([method, true]);
    }
    expect([await traces(), await isLoggedIn()]).toEqual([before, true]);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('is done by %s', async (method) => {
    for (const [path] of FORMS) {
      const answer = await fetch(site.origin + path, {
        method,
        redirect: 'manual',
        headers: { cookie, origin: 'https://evil.example', ...fromElsewhere() },
      });
      expect([path, [403, 404, 405].includes(answer.status)]).toEqual([path, true]);
    }
    expect(await isLoggedIn()).toBe(true);
  });
});
