import { SIGN_IN_RATE_BURST } from '@undersigned/shared/limits.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieFrom, createStaff, PASSWORD, signIn } from '../../../test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../../test/world.ts';

const ORIGIN = 'https://news.example';

let world: World;
let email: string;
beforeAll(async () => {
  world = await createWorld();
  ({ email } = await createStaff(world, 'VIEWER'));
});
afterAll(() => world.close());

const session = async (cookie: string) =>
  (await fetch(`${world.url}/auth/get-session`, { headers: { cookie } })).json();

describe('signing in', () => {
  test('gives a cookie that scripts, other sites and plain http never get', async () => {
    const response = await signIn(world, { email: ` ${email.toUpperCase()} `, password: PASSWORD });
    expect(response.status).toBe(200);
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      expect(cookie).toMatch(/^__Host-undersigned\./);
      expect(cookie).toMatch(/Path=\/;/);
      expect(cookie).toMatch(/Secure/);
      expect(cookie).not.toMatch(/Domain=/i);
    }
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const cookie = cookieFrom(response);
    expect(await session(cookie)).toMatchObject({ user: { email } });
    // Neither answer hands the session's secret to a script.
    expect(await response.text()).toBe(JSON.stringify({ user: { email } }));
    expect(Object.keys((await session(cookie)) as object)).toEqual(['user', 'expiresAt']);
  });

  test('is over at once when signing out, whoever still has the cookie', async () => {
    const cookie = cookieFrom(await signIn(world, { email, password: PASSWORD }));
    const out = await fetch(`${world.url}/auth/sign-out`, { method: 'POST', headers: { cookie } });
    expect(out.status).toBe(200);
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
    expect(await session(cookie)).toBe(null);
  });

  test('does not take over a session that somebody else put into the browser', async () => {
    const planted = cookieFrom(await signIn(world, { email, password: PASSWORD }));
    const response = await signIn(
      world,
      { email, password: PASSWORD },
      { cookie: planted, ...from(anyAddress()) },
    );
    expect(cookieFrom(response).split(';')[0]).not.toBe(planted.split(';')[0]);
  });

  test('answers a wrong password and an unknown address with the same bytes', async () => {
    const wrong = await signIn(world, { email, password: 'not the password' });
    const unknown = await signIn(world, { email: 'nobody@news.example', password: PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const bodies = await Promise.all([wrong.text(), unknown.text()]);
    expect(bodies[0]).toBe(bodies[1]);
    expect(JSON.parse(bodies[0]!).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(wrong.headers.getSetCookie()).toEqual(unknown.headers.getSetCookie());
  });

  test('works on http://localhost too, with a cookie that plain http may carry', async () => {
    const plain = await createWorld({ PUBLIC_ORIGIN: 'http://localhost:3000' });
    try {
      const staff = await createStaff(plain, 'VIEWER');
      const response = await signIn(plain, { email: staff.email, password: PASSWORD });
      expect(response.status).toBe(200);
      for (const cookie of response.headers.getSetCookie()) {
        expect(cookie).not.toMatch(/Secure|__Host-/);
      }
    } finally {
      await plain.close();
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['no password', { email: 'a@news.example' }, ['body', 'password'], 'REQUIRED'],
    ['no address', { email: 'nobody', password: PASSWORD }, ['body', 'email'], 'EMAIL_INVALID'],
    [
      'a password of 129 characters',
      { email: 'a@news.example', password: 'x'.repeat(129) },
      ['body', 'password'],
      'TOO_LONG',
    ],
    [
      'an object for an address',
      { email: { $ne: '' }, password: PASSWORD },
      ['body', 'email'],
      'WRONG_TYPE',
    ],
    [
      'a redirect',
      { email: 'a@news.example', password: PASSWORD, callbackURL: 'https://evil.example' },
      ['body'],
      'UNKNOWN_FIELD',
    ],
    ['an array', [], ['body', 'email'], 'REQUIRED'],
  ])('%s is named by its field', async (_what, body, path, code) => {
    const response = await signIn(world, body);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { extensions: unknown }[] };
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((errors[0]!.extensions as { fields: unknown[] }).fields).toContainEqual({ path, code });
  });

  test('a password of a megabyte is not even read', async () => {
    const response = await signIn(world, { email, password: 'x'.repeat(1_000_000) }).catch(
      // The server may hang up before we have sent it all.
      () => null,
    );
    expect(response?.status ?? 413).toBe(413);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['the same site without https', { origin: 'http://news.example' }],
    ['a subdomain', { origin: 'https://x.news.example' }],
    ['a cross-site form', { 'sec-fetch-site': 'cross-site' }],
  ])('signing in and out from %s', async (_where, headers) => {
    const signedIn = await signIn(
      world,
      { email, password: PASSWORD },
      { ...headers, ...from(anyAddress()) },
    );
    const cookie = cookieFrom(await signIn(world, { email, password: PASSWORD }));
    const signedOut = await fetch(`${world.url}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, ...headers },
    });
    expect([signedIn.status, signedOut.status]).toEqual([403, 403]);
    expect(await session(cookie)).not.toBe(null);
  });

  test('our own site may sign in', async () => {
    const response = await signIn(
      world,
      { email, password: PASSWORD },
      { origin: ORIGIN, ...from(anyAddress()) },
    );
    expect(response.status).toBe(200);
  });

  test.each([
    ['POST', '/auth/sign-up/email'],
    ['POST', '/auth/sign-in/social'],
    ['POST', '/auth/request-password-reset'],
    ['POST', '/auth/change-email'],
    ['POST', '/auth/update-user'],
    ['POST', '/auth/delete-user'],
    ['GET', '/auth/list-sessions'],
    ['GET', '/auth/ok'],
    ['GET', '/auth/error'],
    ['GET', '/auth/sign-in/email'],
    ['POST', '/auth//sign-up/email'],
    ['POST', '/auth/sign-in/../sign-up/email'],
    ['GET', '/api/auth/get-session'],
  ])('%s %s does not exist', async (method, path) => {
    const response = await fetch(world.url + path, {
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'new@news.example', password: PASSWORD, name: 'New' }),
      }),
    });
    expect(response.status).toBe(404);
    const { rows } = await world.owner.query(
      `select from auth."user" where email = 'new@news.example'`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe('limits', () => {
  test('one network is slowed down, an IPv6 one by its /64', async () => {
    const answers = await Promise.all(
      Array.from({ length: SIGN_IN_RATE_BURST + 1 }, (_, i) => {
        const body = { email: `nobody-${i}@news.example`, password: PASSWORD };
        return signIn(world, body, from(`2001:db8:7:7::${i + 1}`));
      }),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(SIGN_IN_RATE_BURST);
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    const elsewhere = await signIn(world, { email, password: PASSWORD });
    expect(elsewhere.status).toBe(200);
  });

  test('who signs in often with the right password is not slowed down', async () => {
    const staff = await createStaff(world, 'VIEWER');
    const here = from(anyAddress());
    for (let i = 0; i < 15; i += 1) {
      const response = await signIn(world, { email: staff.email, password: PASSWORD }, here);
      expect(response.status).toBe(200);
    }
  });

  test('guessing at one account from everywhere is slowed down, and its owner is not locked out', async () => {
    const owner = await createStaff(world, 'VIEWER');
    const first = await signIn(world, { email: owner.email, password: PASSWORD });
    const device = { cookie: cookieFrom(first), ...from(anyAddress()) };
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        signIn(world, { email: owner.email, password: `guess ${i}` }),
      ),
    );
    const statuses = guesses.map((guess) => guess.status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const again = await signIn(world, { email: owner.email, password: PASSWORD }, device);
    expect(again.status).toBe(200);
  });

  test("another account's device is a stranger", async () => {
    const [owner, other] = [await createStaff(world, 'VIEWER'), await createStaff(world, 'VIEWER')];
    const signedIn = await signIn(world, { email: other.email, password: PASSWORD });
    const cookie = cookieFrom(signedIn);
    const guesses = await Promise.all(
      Array.from({ length: 11 }, () => {
        const headers = { cookie, ...from(anyAddress()) };
        return signIn(world, { email: owner.email, password: 'x' }, headers);
      }),
    );
    expect(guesses.filter((guess) => guess.status === 429)).toHaveLength(1);
  });

  test('sixty sign-ins at once from sixty places are all answered, and so is all else', async () => {
    const flood = Array.from({ length: 60 }, (_, i) =>
      signIn(world, { email: `flood-${i}@news.example`, password: PASSWORD }),
    );
    const health = await fetch(`${world.url}/health/live`);
    expect(health.status).toBe(200);
    const statuses = (await Promise.all(flood)).map((response) => response.status);
    expect(new Set(statuses)).toEqual(new Set([401]));
  }, 60_000);
});
