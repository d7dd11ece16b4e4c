import { beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { addStaff, removeRole } from '../support/staff-at-work.ts';
import { fromElsewhere } from './support/besieged.ts';

const site = inject('besieged');
const PAGE = '/staff/petitions/go-further-and-faster';
const FILES = ['over-time', 'countries', 'map', 'sources', 'funnel'].flatMap((figure) =>
  ['csv', 'svg', 'png'].map((kind) => `${PAGE}/files/${figure}.${kind}`),
);
const EVERYTHING = [...FILES, `${PAGE}/world.svg`];

let staff: string;
let nobody: string;
beforeAll(async () => {
  staff = await sessionOf(site.staff);
  const person = await addStaff(site.ownerUrl, 'VIEWER');
  nobody = await sessionOf(person);
  await removeRole(site.ownerUrl, person);
});

async function sessionOf({ email, password }: { email: string; password: string }) {
  const response = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  return cookieFrom(response);
}

const ask = (path: string, cookie?: string, method = 'GET') =>
  fetch(site.origin + path, {
    method,
    redirect: 'manual',
    headers: { ...fromElsewhere(), ...(cookie && { cookie }), origin: site.origin },
  });

describe('a figure of the desk as a file', () => {
  test.each(EVERYTHING)('is for staff, and kept nowhere: %s', async (path) => {
    const answer = await ask(path, staff);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const [figure, kind] = path.split('/').at(-1)!.split('.');
    const name = `go-further-and-faster-${figure}[-\\da-z]*\\.${kind}`;
    const saved = answer.headers.get('content-disposition');
    if (figure === 'world') expect(saved).toBe(null);
    else expect(saved).toMatch(new RegExp(`^attachment; filename="${name}"$`));
  });

  test.each(EVERYTHING)('is nothing to who is not logged in: %s', async (path) => {
    for (const cookie of [undefined, 'undersigned.session_token=made-up']) {
      const answer = await ask(path, cookie);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(await answer.text()).toBe('');
    }
  });

  test.each(EVERYTHING)('is nothing to an account without a role: %s', async (path) => {
    const answer = await ask(path, nobody);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([403, null]);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is read, and not by %s', async (method) => {
    for (const path of EVERYTHING) expect((await ask(path, staff, method)).status).toBe(405);
  });

  test('has no body when only its head is asked for', async () => {
    const answer = await ask(FILES[0]!, staff, 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test.each([
    'range=own&from=yesterday',
    'from=2026-03-02&to=2026-03-01',
    'from=2020-01-01&to=2026-03-01&interval=minute',
    'from=0000-01-01&to=9999-12-31',
    `from=${encodeURIComponent('<script>alert(1)</script>')}`,
    `to=${'9'.repeat(3_000)}`,
    'from=%00',
  ])('is refused for the time %s, which is not quoted', async (search) => {
    for (const kind of ['csv', 'svg', 'png']) {
      const answer = await ask(`${PAGE}/files/over-time.${kind}?${search}`, staff);
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([400, null]);
      expect(await answer.text()).not.toMatch(/alert|yesterday|9999/);
    }
  });

  test.each([
    '/staff/petitions/no-such-petition/files/over-time.csv',
    '/staff/petitions/%00/files/over-time.csv',
    '/staff/petitions/no-such-petition/world.svg',
    `${PAGE}/files/over-time`,
    `${PAGE}/files/over-time.pdf`,
    `${PAGE}/files/over-time.csv.svg`,
    `${PAGE}/files/..%2f..%2fpackage.json`,
    `${PAGE}/files/signatures.csv`,
    `${PAGE}/files/__proto__.csv`,
  ])('is not found at %s', async (path) => {
    const answer = await ask(path, staff);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([404, null]);
  });
});

describe('the time zone of a member of staff', () => {
  const change = (body: string, headers: Record<string, string>) =>
    fetch(`${site.origin}/staff/account?/changeTimeZone`, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        ...fromElsewhere(),
        ...headers,
      },
    });

  test('is changed from no other site', async () => {
    const headers = { cookie: staff, origin: 'https://evil.example' };
    expect((await change('timeZone=Europe/Kyiv', headers)).status).toBe(403);
  });

  test.each([
    '//evil.example/staff',
    'https://evil.example/staff',
    'javascript:alert(1)',
    '/\\evil.example',
  ])('leads back to no other site: %s', async (back) => {
    const body = new URLSearchParams({ timeZone: 'UTC', back }).toString();
    const answer = await change(body, { cookie: staff, origin: site.origin });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/staff\/account\?done=[\w-]+#done$/);
  });

  test.each([
    ['an invented one', 'Mars/Olympus'],
    ['nothing', ''],
    ['markup', '<script>'],
    ['an offset', '+02:00'],
    ['a long one', 'x'.repeat(50_000)],
  ])('is none of those that there are not: %s', async (_what, timeZone) => {
    const body = new URLSearchParams({ timeZone }).toString();
    const answer = await change(body, { cookie: staff, origin: site.origin });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Choose a time zone from the list');
  });

  test('is nobody’s who is not logged in', async () => {
    const answer = await change('timeZone=UTC', { origin: site.origin });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Fstaff%2Faccount&why=unsaved',
    ]);
  });
});
