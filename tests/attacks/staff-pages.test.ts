import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';
import { fromElsewhere, linkAfterSigning } from './support/besieged.ts';
import { deskTraces } from './support/desk-traces.ts';

const site = inject('besieged');
const DESK = '/staff/petitions/go-further-and-faster';
const NAME = 'Quillfeather Ottersby';

type Role = 'VIEWER' | 'MODERATOR' | 'EDITOR' | 'CAMPAIGNER' | 'ADMIN';
const cookies = new Map<string, string>();
const emails: string[] = [];
let owner: pg.Pool;
let admin: string;

async function logIn(role: Role, factor: boolean): Promise<{ cookie: string; email: string }> {
  const person = await addStaff(site.ownerUrl, role);
  emails.push(person.email);
  const answer = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify(person),
  });
  if (factor) await hasShownFactor(site.ownerUrl, person);
  return { cookie: cookieFrom(answer), email: person.email };
}
beforeAll(async () => {
  owner = new pg.Pool({ connectionString: site.ownerUrl, max: 2 });
  await linkAfterSigning('quill@ottersby.example', NAME);
  admin = (await logIn('ADMIN', true)).email;
  for (const role of ['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', 'ADMIN'] as const) {
    cookies.set(role, (await logIn(role, false)).cookie);
  }
  cookies.set('nobody', '');
  cookies.set('CAMPAIGNER with a factor', (await logIn('CAMPAIGNER', true)).cookie);
});
afterAll(() => owner.end());

const PAGES = [
  '/staff/people',
  '/staff/record',
  `${DESK}/signatures`,
  `${DESK}/invalidations`,
  `${DESK}/paper`,
];
const FOR_ADMINISTRATORS = PAGES.slice(0, 2);
const WAYS = [
  '',
  '/__data.json',
  '/__data.json?x-sveltekit-invalidated=01',
  '/__data.json?x-sveltekit-invalidated=001',
];

const open = async (path: string, cookie: string) => {
  const answer = await fetch(site.origin + path, {
    redirect: 'manual',
    headers: { cookie, ...fromElsewhere() },
  });
  return { answer, body: await answer.text() };
};

describe.each([
  'nobody',
  'VIEWER',
  'MODERATOR',
  'EDITOR',
  'CAMPAIGNER',
  'ADMIN',
  'CAMPAIGNER with a factor',
])('row 54: %s', (who) => {
  const pages = who === 'CAMPAIGNER with a factor' ? FOR_ADMINISTRATORS : PAGES;
  test.each(pages.flatMap((page) => WAYS.map((way) => page + way)))(
    'sees no person at %s',
    async (path) => {
      const { answer, body } = await open(path, cookies.get(who)!);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('cache-control')).toMatch(/no-store/);
      for (const secret of [NAME, 'q***@o***', admin]) expect(body).not.toContain(secret);
    },
  );

  const FORMS: [path: string, fields: Record<string, string>][] = [
    ['/staff/people?/invite', { email: 'friend@example.org', role: 'ADMIN' }],
    ['/staff/people?/again', { invitation: crypto.randomUUID() }],
    ['/staff/people?/change', { member: 'x', role: 'ADMIN' }],
    ['/staff/people?/remove', { member: 'x' }],
    ...(who === 'CAMPAIGNER with a factor'
      ? []
      : ([
          [
            `${DESK}/paper?/enter`,
            { count: '7', collectedOn: '2022-03-12', note: 'Mine', key: 'k' },
          ],
          [
            `${DESK}/invalidations?/create`,
            { criteria: '{"country":"GB"}', reason: 'x', total: '1' },
          ],
          [`${DESK}/invalidations?/approve`, { id: crypto.randomUUID(), total: '1' }],
          [`${DESK}/signatures?/find`, { exactEmail: 'quill@ottersby.example' }],
          [`${DESK}/signatures?/decide`, { what: 'release', total: '1', reason: 'x' }],
        ] as [string, Record<string, string>][])),
  ];
  test.each(FORMS)('does nothing by the form of %s', async (path, fields) => {
    const sent = { origin: site.origin, accept: 'text/html', ...fromElsewhere() };
    const headers = { cookie: cookies.get(who)!, ...sent };
    const init = {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams(fields),
    } as const;
    const before = await deskTraces(owner, emails);
    const answer = await fetch(site.origin + path, init);
    expect(await deskTraces(owner, emails)).toEqual(before);
    const body = await answer.text();
    expect([303, 403]).toContain(answer.status);
    for (const secret of [NAME, 'q***@o***', admin]) expect(body).not.toContain(secret);
  });
});

test('row 54: there is a person to be seen at these pages, by whoever may', async () => {
  const list = await open(`${DESK}/signatures`, cookies.get('CAMPAIGNER with a factor')!);
  expect([list.answer.status, list.body.includes(NAME)]).toEqual([200, true]);
});

const routes = join(import.meta.dirname, '../../apps/web/src/routes');
const ADDRESSES = globSync('staff/**/+{page.server,page,server}.{ts,svelte}', { cwd: routes })
  .map((file) => `/${dirname(file)}`)
  .map((route) => route.replace('[slug]', 'go-further-and-faster'))
  .map((route) => route.replace('[file]', 'over-time.csv'));

describe('row 54: a stranger', () => {
  test.each([...new Set(ADDRESSES)])(
    'is shown the way to log in by %s, and nothing else',
    async (path) => {
      for (const way of WAYS) {
        const { answer, body } = await open(path + way, '');
        // What is there for forms only is not read; data come with where to go instead.
        const leads =
          body.startsWith('{"type":"redirect"') && /"location":"\/sign-in["?]/.test(body);
        const refused = [303, 404, 405].includes(answer.status);
        expect([path + way, refused || leads]).toEqual([path + way, true]);
        const to = new URL(answer.headers.get('location') ?? '/sign-in', site.origin);
        const expected = [site.origin, '/sign-in', expect.toBeOneOf([null, path])];
        expect([to.origin, to.pathname, to.searchParams.get('next')]).toEqual(expected);
        for (const secret of ['confirmed', 'Go further', NAME]) expect(body).not.toContain(secret);
      }
    },
  );
});

describe('row 59: what somebody planted in the cookie by which the desk says what was done', () => {
  const planted = [
    ...['', '{', 'null', '[]', '5', '{"id":"x"}', '{"id":"x","done":null}'],
    ...['{"id":"x","done":{"what":"__proto__"}}', '{"id":"x","done":{"what":"invalidated"}}'],
    '{"id":"x","done":{"what":"<script>alert(1)</script>","id":"<script>alert(1)</script>"}}',
    ...['{"id":"x","done":{"what":"removed","member":"x","role":"<script>alert(1)</script>"}}'],
  ];
  test.each(planted)('breaks no page: %j', async (done) => {
    for (const page of [
      `${DESK}/invalidations`,
      `${DESK}/signatures`,
      `${DESK}/paper`,
      '/staff/account',
    ]) {
      const cookie = `${cookies.get('CAMPAIGNER with a factor')}; done=${encodeURIComponent(done)}`;
      const { answer, body } = await open(`${page}?done=x`, cookie);
      expect([page, answer.status]).toEqual([page, 200]);
      expect(body).not.toContain('<script>alert(1)');
    }
  });
});
