import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addStaff } from '../support/staff-at-work.ts';
import { fromElsewhere } from './support/besieged.ts';

const site = inject('besieged');
const LIST = '/staff/petitions/go-further-and-faster/signatures?state=HELD';

type Person = { email: string; password: string };
let person: Person;
beforeAll(async () => {
  person = await addStaff(site.ownerUrl, 'CAMPAIGNER');
});

const ask = async (path: string, fields?: Record<string, string>) => {
  const answer = await fetch(site.origin + path, {
    redirect: 'manual',
    headers: { origin: site.origin, accept: 'text/html', ...fromElsewhere() },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  });
  return {
    status: answer.status,
    leadsTo: answer.headers.get('location'),
    html: await answer.text(),
  };
};

const EVIL = [
  ...['//evil.example', '//evil.example/staff', '/\\evil.example', '/\\/evil.example/staff'],
  ...['https://evil.example', 'https:evil.example/staff', 'javascript:alert(1)//staff'],
  ...['%2F%2Fevil.example', '/%2Fevil.example', '/%5Cevil.example', '/\t/evil.example'],
  ...['\n//evil.example', '/staff/x\r\nset-cookie: a=b', '/staff/\u0000', '/staff/..\\..\\go'],
  ...['/staff/../..', '/staff/%2e%2e/go/gofundme', '/staff/%2e%2e%2fgo', '/staff/../go/gofundme'],
  ...['/staff@evil.example', '/staff.evil.example', '/staff//evil.example', '/go/gofundme'],
  ...['/staff/sign-out', '/staff/sign-out?', '/staff/sign-out?x=1', '/staff/sign-out?/x&y=1'],
];

describe('row 49: what an address says of where logging in leads', () => {
  test.each(EVIL)('is not followed out of the desk: %j', async (next) => {
    const path = `/sign-in?${new URLSearchParams({ next })}`;
    expect(await ask(path, person)).toMatchObject({ status: 303, leadsTo: '/staff' });
    // The page hands none of it on, to its form or to its script.
    const page = await ask(path);
    expect(page.html).not.toMatch(/(?:action|href)="[^"]*evil/);
    expect(page.html).toContain('next:"/staff"');
    const second = await ask(`/sign-in/second-factor?${new URLSearchParams({ next })}`);
    expect(second.html).toContain('next:"/staff"');
  });

  test.each([
    ['/staff/people?/remove&member=x', '/staff/people?member=x'],
    ['/staff/account?%2FendOtherSessions&total=0', '/staff/account?total=0'],
  ])('names nothing that is to be done there: %s', async (next, page) => {
    const path = `/sign-in?${new URLSearchParams({ next })}`;
    expect(await ask(path, person)).toMatchObject({ status: 303, leadsTo: page });
    expect((await ask(path)).html).toContain(`next:"${page}"`);
  });

  test('is asked for by pages that are opened', async () => {
    const { status, leadsTo } = await ask(LIST);
    expect([status, leadsTo]).toEqual([303, `/sign-in?${new URLSearchParams({ next: LIST })}`]);
    expect(await ask(leadsTo!, person)).toMatchObject({ status: 303, leadsTo: LIST });
  });

  test.each([
    ['/staff/people?/invite', '/staff/people'],
    ['/staff/account?/endOtherSessions', '/staff/account'],
    [`${LIST.replace('?', '?/decide&')}`, LIST],
  ])('is the page alone of what was sent to %s, and nothing of it is done', async (path, next) => {
    const { status, leadsTo } = await ask(path, { email: 'evil@example.org', role: 'ADMIN' });
    const expected = `/sign-in?${new URLSearchParams({ next, why: 'unsaved' })}`;
    expect([status, leadsTo]).toEqual([303, expected]);
    expect(await ask(leadsTo!, person)).toMatchObject({ status: 303, leadsTo: next });
  });

  test.each(['/staff/people?/invite', LIST.replace('?', '?/decide&')])(
    'is not even said to a form of another site: %s',
    async (path) => {
      const answer = await fetch(site.origin + path, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ next: '//evil' }) },
        headers: { origin: 'https://evil.example', accept: 'text/html', ...fromElsewhere() },
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([403, null]);
    },
  );

  test.each(['<script>alert(1)</script>', 'Call 555 0100', '__proto__', 'unsaved\r\nx: y'])(
    'with a reason that is none of ours says nothing: %j',
    async (why) => {
      const { status, html } = await ask(`/sign-in?${new URLSearchParams({ why })}`);
      expect(status).toBe(200);
      for (const word of ['alert(1)', '555', 'You were logged out', 'Nothing was saved'])
        expect(html.replaceAll(/<a [^>]*>/g, '')).not.toContain(word);
    },
  );

  test('is asked for once more in each language', async () => {
    const { leadsTo } = await ask(`/uk${LIST}`);
    expect(leadsTo).toBe(`/uk/sign-in?${new URLSearchParams({ next: LIST })}`);
    expect(await ask(leadsTo!, person)).toMatchObject({ status: 303, leadsTo: `/uk${LIST}` });
  });
});

describe('row 49: what else an address or a cookie says of logging in', () => {
  test('offers a passkey for the second step, and hands on nothing else', async () => {
    for (const said of ['passkey', '"><script>alert(1)</script>', 'password', '']) {
      const { html } = await ask(`/sign-in/second-factor?${new URLSearchParams({ with: said })}`);
      expect(html).not.toContain('alert(1)');
      const isOffered = html.includes('Passkeys need JavaScript');
      expect(isOffered).toBe(said === 'passkey');
    }
  });

  test('fills in an address as text, only after joining, and at no length', async () => {
    const read = async (path: string, email: string) => {
      const cookie = `joined=${encodeURIComponent(email)}`;
      const headers = { accept: 'text/html', cookie, ...fromElsewhere() };
      return (await fetch(site.origin + path, { headers })).text();
    };
    const evil = '"><script>alert(1)</script>';
    expect(await read('/sign-in?joined=1', evil)).not.toContain('<script>alert(1)');
    expect(await read('/sign-in', 'evil@example.org')).not.toContain('evil@example.org');
    expect(await read('/sign-in?joined=1', `${'x'.repeat(2_000)}@y`)).not.toContain('@y');
  });
});
