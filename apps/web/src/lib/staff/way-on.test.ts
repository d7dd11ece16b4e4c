import { describe, expect, test } from 'vitest';
import { signInPath, wayBack, wayOn, whyOf } from './way-on.ts';

const asked = (next: string) => new URLSearchParams({ next });

const ACTIONS = [
  ['/staff/people?', '/staff/people'],
  ['/staff/people?/remove', '/staff/people'],
  ['/staff/people?/remove&member=x', '/staff/people?member=x'],
  ['/staff/people?member=x&%2Fremove=1&&%2fremove', '/staff/people?member=x'],
  ['/staff?/x=/staff/people', '/staff'],
] as const;

describe('where logging in leads on', () => {
  test.each([
    ...['/staff', '/staff?view=stood', '/staff/people', '/staff/find?q=%D1%83%D0%BA'],
    '/staff/petitions/go-further/signatures?state=HELD&from=2022-03-01T00%3A00',
  ])('is the page that was asked for: %s', (path) => {
    expect(wayOn(asked(path))).toBe(path);
  });

  test('is the desk where nothing was asked for', () => {
    expect(wayOn(new URLSearchParams())).toBe('/staff');
  });

  test.each([
    ...['', '/', 'staff', '//evil.example', '//evil.example/staff', '/\\evil.example'],
    ...['/\\/evil.example/staff', 'https://evil.example', 'https:evil.example/staff'],
    ...['https:/staff', 'HTTPS://news.example/staff', 'javascript:alert(1)//staff', 'data:,/staff'],
    ...[
      '%2F%2Fevil.example',
      '/%2Fevil.example',
      '%2Fstaff',
      '/%5Cevil.example',
      '/%09/evil.example',
    ],
    ...['\t//evil.example', ' //evil.example', '/\t/evil.example', '/\n/evil.example/staff'],
    ...['/staff/people\r\nset-cookie: a=b', '/staff/\u0000', '/staff/people ', ' /staff/people'],
    ...['/staff/../..', '/staff/../../evil', '/staff/..', '/staff/.', '/staff/../sign-in'],
    ...['/staff/%2e%2e/go/gofundme', '/staff/%2E./go', '/staff/.%2e/%2e%2e/', '/staff/..\\..\\go'],
    ...['/staff\\..\\go', '/staff/%2e%2e%2fgo', '/staff/..%5cgo', '/staff/%252e%252e/go'],
    ...['/staffroom', '/staff@evil.example', '/staff:80@evil.example', '/staff.evil.example'],
    ...[
      '/uk/staff',
      '/sign-in',
      '/STAFF',
      '/petitions/p',
      '/staff//evil.example',
      '/staff/people#x',
    ],
    ...[
      '/staff/sign-out',
      '/staff/sign-out?',
      '/staff/sign-out?x=1',
      '/staff/sign-out?/default',
      '/staff/sign-out?/a&%2Fb',
      '/staff/people/;/x',
      '@evil.example/staff',
      '/\u2215staff',
      '/staff/\u202E',
    ],
    `/staff?${'x'.repeat(2_000)}`,
  ])('is the desk in place of %j', (path) => {
    expect(wayOn(asked(path))).toBe('/staff');
  });

  test.each(ACTIONS)(
    'is of %s the page alone: nothing is to be done by an address',
    (path, page) => {
      expect(wayOn(asked(path))).toBe(page);
    },
  );
});

describe('the way back', () => {
  test.each([
    '/staff',
    '/staff/petitions/p?range=own&view=stood',
    '/uk/staff/account',
    '/uk/staff?zone=Europe%2FKyiv',
  ])('is the page that the form was on: %s', (path) => {
    expect(wayBack(path)).toBe(path);
  });

  test.each([
    ...['', '/', '/uk', '/staffing', '/uk/uk/staff', '/en/staff', '/staff/petitions/україна'],
    ...['//evil.example/staff', '//uk/staff', 'https://evil.example/staff', '/\\evil.example'],
    ...['/staff/../go/x', '/staff/..//evil.example', '/uk//evil.example/staff', '/staff/sign-out'],
    ...['/staff/sign-out?', '/uk/staff/sign-out?x=1', '/staff/sign-out?/default'],
    ...['/staff\r\nSet-Cookie: a=b', '/staff?x=\r\nSet-Cookie: a=b', '/uk/staff\u0000'],
  ])('is none for %j', (path) => {
    expect(wayBack(path)).toBeNull();
  });

  test.each(ACTIONS)('is of %s the page alone, in its language', (path, page) => {
    expect(wayBack(path)).toBe(page);
    expect(wayBack(`/uk${path}`)).toBe(`/uk${page}`);
  });
});

const holding = (...names: string[]) => ({
  getAll: () => names.map((name) => ({ name, value: 'token.signature' })),
});

describe('the way to log in', () => {
  const asked = (path: string, method = 'GET', cookies = holding()) =>
    signInPath({ url: new URL(path, 'https://news.example'), request: { method }, cookies });

  test('remembers what was opened, in no language', () => {
    const path = '/sign-in?next=%2Fstaff%2Fpetitions%2Fp%2Fsignatures%3Fstate%3DHELD';
    expect(asked('/staff/petitions/p/signatures?state=HELD')).toBe(path);
    expect(asked('/uk/staff/petitions/p/signatures?state=HELD')).toBe(path);
  });

  test.each(['/staff', '/staff/counts.json', '/staff/petitions/p/world.svg', '/staff//x'])(
    'remembers nothing of %s',
    (path) => {
      expect(asked(path)).toBe('/sign-in');
    },
  );

  test.each([
    ['/staff/people?/invite', '/staff/people'],
    ['/uk/staff/petitions/p/paper?/check', '/staff/petitions/p/paper'],
    [
      '/staff/petitions/p/signatures?/decide&state=HELD',
      '/staff/petitions/p/signatures?state=HELD',
    ],
    ['/staff/people?a=b&%2Finvite=&c=d', '/staff/people?a=b&c=d'],
  ])(
    'of what was sent to %s remembers the page alone, and says that nothing was saved',
    (to, next) => {
      expect(asked(to, 'POST')).toBe(`/sign-in?${new URLSearchParams({ next, why: 'unsaved' })}`);
    },
  );

  test.each(['/staff/sign-out', '/staff//evil.example?/x', '/staff/..%2Fgo?/x', '/staff?/x#y'])(
    'of what was sent to %s remembers nothing',
    (path) => {
      expect(asked(path, 'POST')).toBe('/sign-in?why=unsaved');
    },
  );

  test.each(['undersigned.session_token', '__Host-undersigned.session_token'])(
    'says that a session is over where the browser holds %s',
    (name) => {
      const path = '/sign-in?next=%2Fstaff%2Fpeople&why=ended';
      expect(asked('/staff/people', 'GET', holding(name))).toBe(path);
      expect(asked('/staff', 'GET', holding(name))).toBe('/sign-in?why=ended');
      // A page asks for these by itself.
      expect(asked('/staff/counts.json', 'GET', holding(name))).toBe('/sign-in');
    },
  );

  test('says nothing of a session to who holds none', () => {
    expect(asked('/staff', 'GET', holding('done', 'evil.session_token'))).toBe('/sign-in');
  });
});

describe('why somebody has to log in', () => {
  const said = (query: string) => whyOf(new URLSearchParams(query));

  test('is one of our own words', () => {
    expect([said('why=unsaved'), said('why=ended')]).toEqual(['unsaved', 'ended']);
  });

  test.each([
    ...['', 'why=', 'why=UNSAVED', 'why=unsaved%20', 'why=__proto__', 'why=constructor', 'why=0'],
    ...['why=%3Cscript%3Ealert(1)%3C/script%3E', 'why=Call+us+at+555', 'why=x&why=ended'],
  ])('is nothing where the address says %j', (query) => {
    expect(said(query)).toBeNull();
  });
});
