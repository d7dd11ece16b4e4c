import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../../test/authenticator.ts';
import { addPasskey, askForPasskey, showPasskey, signInByPasskey } from '../../../test/passkey.ts';
import { showFactor } from '../../../test/enrolled.ts';
import { codeStep, passwordStep, setUpApp } from '../../../test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  postTo,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';

const ORIGIN = 'https://news.example';

let world: World;
let staff: SignedInStaff;
let authenticator: Authenticator;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'CAMPAIGNER', { factor: false });
  authenticator = new Authenticator(ORIGIN);
});

async function viewer(cookie: string) {
  const document = '{ staffViewer { role } ownAccount { passkeys { id name } sessions { id } } }';
  type Seen = {
    staffViewer: { role: string };
    ownAccount: { passkeys: { id: string; name: string }[]; sessions: unknown[] };
  };
  return (await askStaff<Seen>(world, document, {}, { cookie })).data;
}
const roleOf = async (cookie: string) => (await viewer(cookie))?.staffViewer.role;

describe('a passkey', () => {
  test('is both factors: the role counts, also where it is the only factor', async () => {
    const added = await addPasskey(world, staff.cookie, authenticator);
    const { recoveryCodes } = (await added.json()) as { recoveryCodes: string[] };
    expect([added.status, recoveryCodes.length]).toEqual([200, 10]);
    expect(await roleOf(staff.cookie)).toBe('CAMPAIGNER');
    const response = await signInByPasskey(world, authenticator);
    expect([response.status, await response.json()]).toEqual([
      200,
      { user: { email: staff.email } },
    ]);
    expect(await roleOf(cookieFrom(response))).toBe('CAMPAIGNER');

    const byPassword = await signIn(world, { email: staff.email, password: PASSWORD });
    expect(await byPassword.json()).toEqual({ next: 'SECOND_FACTOR', hasPasskey: true });
    const recovered = await codeStep(
      world,
      await passwordStep(world, staff.email),
      recoveryCodes[3],
    );
    expect(await roleOf(cookieFrom(recovered))).toBe('CAMPAIGNER');
  });

  test('asks for no account, and tells nobody which there are', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    const asked = await postTo(world, '/auth/passkey/ask', {}, { cookie: staff.cookie });
    expect(await asked.json()).toEqual({
      challenge: expect.any(String),
      rpId: 'news.example',
      timeout: expect.any(Number),
      userVerification: 'required',
    });
  });

  test('is added only by who knows the password, or has just shown a factor there is', async () => {
    const wrong = await addPasskey(world, staff.cookie, authenticator, {
      password: 'not it at all',
    });
    expect(wrong.status).toBe(400);
    await setUpApp(world, staff.cookie);
    await showFactor(world, staff.accountId, new Date(Date.now() - 11 * 60_000));
    const stale = await addPasskey(world, staff.cookie, authenticator);
    expect([stale.status, await stale.text()]).toEqual([
      403,
      expect.stringContaining('FRESH_FACTOR'),
    ]);
    expect((await viewer(staff.cookie))!.ownAccount.passkeys).toEqual([]);
  });

  test('ends the sessions that began without it', async () => {
    const elsewhere = cookieFrom(await signIn(world, { email: staff.email, password: PASSWORD }));
    await addPasskey(world, staff.cookie, authenticator);
    expect(await viewer(elsewhere)).toBe(null);
    expect((await viewer(staff.cookie))!.ownAccount.sessions).toHaveLength(1);
  });

  test('that is shown anew in a session takes its place, and makes it fresh', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    await showFactor(world, staff.accountId, new Date(0));
    const anew = cookieFrom(await showPasskey(world, staff.cookie, authenticator));
    expect(await viewer(staff.cookie)).toBe(null);
    const asked = '{ ownAccount { isFresh sessions { isThis } } }';
    expect((await askStaff(world, asked, {}, { cookie: anew })).data).toEqual({
      ownAccount: { isFresh: true, sessions: [{ isThis: true }] },
    });
  });

  test('that is shown anew is asked for among those of the account only', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    const asked = await postTo(world, '/auth/passkey/ask-own', {}, { cookie: staff.cookie });
    const { id } = authenticator.get('');
    expect(await asked.json()).toMatchObject({ allowCredentials: [{ id }] });
  });

  test.each([
    ['whose owner was not asked for', { isVerified: false }],
    ['of a page of another site', { origin: 'https://evil.example' }],
    ['that was made for something else', { type: 'payment.get' }],
  ])('%s is neither added nor lets anybody in', async (_which, odd) => {
    expect((await addPasskey(world, staff.cookie, authenticator, odd)).status).toBe(400);
    expect((await viewer(staff.cookie))!.ownAccount.passkeys).toEqual([]);
    await addPasskey(world, staff.cookie, authenticator);
    const response = await signInByPasskey(world, authenticator, odd);
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('answers a question once, and only the one that it was asked', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    const [asked, other] = [await askForPasskey(world), await askForPasskey(world)];
    const post = (challenge: string, cookie: string) =>
      postTo(
        world,
        '/auth/sign-in/passkey',
        { response: authenticator.get(challenge) },
        { cookie },
      );
    expect((await post(other.challenge, asked.cookie)).status).toBe(401);
    expect((await post(other.challenge, '')).status).toBe(401);
    expect((await post(other.challenge, other.cookie)).status).toBe(200);
    expect((await post(other.challenge, other.cookie)).status).toBe(401);
  });

  test('that nobody knows lets nobody in, nor does one without a name', async () => {
    expect((await signInByPasskey(world, new Authenticator(ORIGIN))).status).toBe(401);
    await addPasskey(world, staff.cookie, authenticator);
    await world.owner.query('update auth.passkey set name = null where "userId" = $1', [
      staff.accountId,
    ]);
    expect((await signInByPasskey(world, authenticator)).status).toBe(401);
  });

  test('of somebody else is neither renamed nor removed', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    const { id } = (await viewer(staff.cookie))!.ownAccount.passkeys[0]!;
    const { cookie } = await signedInAs(world, 'ADMIN');
    const rename = `mutation { renamePasskey(input: {passkey: "${id}", name: "Mine"}) { email } }`;
    const remove = `mutation { removePasskey(passkey: "${id}") { email } }`;
    const answers = await Promise.all(
      [rename, remove].map((document) => askStaff(world, document, {}, { cookie })),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect((await viewer(staff.cookie))!.ownAccount.passkeys).toEqual([{ id, name: 'Key ring' }]);
  });

  test('that is the last factor takes the role with it, and its recovery codes', async () => {
    await addPasskey(world, staff.cookie, authenticator);
    const { id } = (await viewer(staff.cookie))!.ownAccount.passkeys[0]!;
    const remove = `mutation { removePasskey(passkey: "${id}") { hasApp recoveryCodesLeft } }`;
    const { data } = await askStaff(world, remove, {}, { cookie: staff.cookie });
    expect(data).toEqual({ removePasskey: { hasApp: false, recoveryCodesLeft: 0 } });
    expect(await roleOf(staff.cookie)).toBe('VIEWER');
    const byPassword = await signIn(world, { email: staff.email, password: PASSWORD });
    expect(await byPassword.json()).toEqual({ user: { email: staff.email } });
  });
});

test.each([
  ['/auth/passkey/begin', {}],
  ['/auth/passkey/ask-own', {}],
  ['/auth/passkey/show', { response: {} }],
  ['/auth/passkey/add', { name: 'x', response: {} }],
])('%s is for nobody who is not signed in, and for no page of another site', async (path, body) => {
  const evil = { cookie: staff.cookie, origin: 'https://evil.example' };
  expect((await postTo(world, path, body)).status).toBe(401);
  expect((await postTo(world, path, body, evil)).status).toBe(403);
});

test.each([
  { response: null },
  { response: { id: { $ne: '' } } },
  { response: { id: "x'--", rawId: 'x', type: 'public-key', response: {} } },
])('an answer such as %j is refused by its fields', async (body) => {
  const answers = [
    await postTo(world, '/auth/sign-in/passkey', body),
    await postTo(world, '/auth/passkey/show', body, { cookie: staff.cookie }),
    await postTo(world, '/auth/passkey/add', { name: 'x', ...body }, { cookie: staff.cookie }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
});
