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
  '/staff/sign-out',
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

  test('is asked for by pages that are opened', async () => {
    const { status, leadsTo } = await ask(LIST);
    expect([status, leadsTo]).toEqual([303, `/sign-in?${new URLSearchParams({ next: LIST })}`]);
    expect(await ask(leadsTo!, person)).toMatchObject({ status: 303, leadsTo: LIST });
  });

  test.each([
    '/staff/people?/invite',
    '/staff/account?/endOtherSessions',
    '/staff/petitions/go-further-and-faster/signatures?/decide&state=HELD',
  ])('is never asked for by what was sent: %s', async (path) => {
    const { status, leadsTo } = await ask(path, { email: 'evil@example.org', role: 'ADMIN' });
    expect([status, leadsTo]).toEqual([303, '/sign-in']);
  });

  test('is asked for once more in each language', async () => {
    const { leadsTo } = await ask(`/uk${LIST}`);
    expect(leadsTo).toBe(`/uk/sign-in?${new URLSearchParams({ next: LIST })}`);
    expect(await ask(leadsTo!, person)).toMatchObject({ status: 303, leadsTo: `/uk${LIST}` });
  });
});
