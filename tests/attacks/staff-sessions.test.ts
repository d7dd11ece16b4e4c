import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeStep, passwordStep, setUpApp } from '../../apps/api/test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  createStaff,
  PASSWORD,
  postTo,
  signedInAs,
  signIn,
} from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';
import { ChangePasswordDocument } from '../../packages/shared/src/generated/staff/graphql.ts';
import { allAtOnce } from './support/all-at-once.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const NAME = '__Host-undersigned.session_token';

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());

const whoIs = async (cookie: string) => {
  type Who = { staffViewer: { email: string } };
  const answer = await askStaff<Who>(world, '{ staffViewer { email } }', {}, { cookie });
  return answer.data?.staffViewer.email ?? answer.status;
};
const sessionOf = (cookie: string) => cookie.split('; ').find((pair) => pair.startsWith(NAME))!;

describe('row 52: a session', () => {
  test.each([
    ['of the attacker', async () => sessionOf((await signedInAs(world, 'VIEWER')).cookie)],
    ['that there never was', async () => `${NAME}=planted.planted`],
  ])(
    '%s that was planted before logging in is not the one that is logged in',
    async (_whose, plant) => {
      const planted = await plant();
      const before = await whoIs(planted);
      const { email } = await createStaff(world, 'VIEWER');
      const headers = { cookie: planted, ...from(anyAddress()) };
      const cookie = cookieFrom(await signIn(world, { email, password: PASSWORD }, headers));
      expect(sessionOf(cookie)).not.toBe(planted);
      expect([await whoIs(cookie), await whoIs(planted)]).toEqual([email, before]);
    },
  );

  test.each([
    ['undersigned.session_token', 'which plain http can plant'],
    ['__Secure-undersigned.session_token', 'which a subdomain can plant'],
    ['__Host-other.session_token', 'of another program'],
    ['__Host-undersigned.session_data', 'in which the library would keep a copy'],
    ['better-auth.session_token', 'by which the library calls it'],
  ])('is not taken from a cookie named %s, %s', async (name) => {
    const { cookie, email } = await signedInAs(world, 'ADMIN');
    const value = sessionOf(cookie).slice(NAME.length + 1);
    expect(await whoIs(`${name}=${value}`)).toBe(401);
    expect(await whoIs(`${name}=planted; ${NAME}=${value}`)).toBe(email);
  });

  test('is not opened by what the database holds of it', async () => {
    const { accountId, cookie, email } = await signedInAs(world, 'ADMIN');
    const { rows } = await world.owner.query(
      'select id, token from auth.session where "userId" = $1',
      [accountId],
    );
    const [, value = ''] = sessionOf(cookie).split('=');
    const [, signature = ''] = decodeURIComponent(value).split('.');
    expect(Buffer.from(signature, 'base64')).toHaveLength(32);
    const wrong = Buffer.alloc(32).toString('base64');
    for (const stolen of [
      rows[0].token,
      rows[0].id,
      `${rows[0].token}.`,
      `${rows[0].token}.${wrong}`,
    ]) {
      expect(await whoIs(`${NAME}=${encodeURIComponent(stolen)}`)).toBe(401);
    }
    expect(await whoIs(cookie)).toBe(email);
  });

  test.each([
    '%',
    '%E0%A4%A',
    '.',
    '',
    '"',
    'x'.repeat(3_000),
    '%00.%00',
    `${encodeURIComponent("' or true --")}.AAAA`,
    '__proto__',
    '%F0%9F%94%91.%F0%9F%94%91',
  ])('is none by a cookie that says %j, wherever it is sent', async (value) => {
    const names = ['session_token', 'two_factor', 'passkey', 'device'];
    const cookie = names.map((name) => `__Host-undersigned.${name}=${value}`).join('; ');
    const response = { id: 'AA', rawId: 'AA', type: 'public-key', response: {} };
    const signed = { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' };
    const headers = { cookie, ...from(anyAddress()) };
    const answers = await leavingAllAsItIs(world.owner, async () => [
      await askStaff(world, '{ staffViewer { email } }', {}, { cookie }),
      await postTo(world, '/auth/sign-in/second-factor', { code: '123456' }, headers),
      await postTo(world, '/auth/passkey/begin', {}, headers),
      await postTo(
        world,
        '/auth/sign-in/passkey',
        { response: { ...response, response: signed } },
        headers,
      ),
      await postTo(
        world,
        '/auth/sign-in/email',
        { email: 'a@news.example', password: 'x' },
        headers,
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await postTo(world, '/auth/sign-out', {}, headers)).status).toBe(200);
    const asked = await fetch(`${world.url}/auth/get-session`, { headers: { cookie } });
    expect([asked.status, await asked.json()]).toEqual([200, null]);
  });

  test('that was left is not resumed, by whoever kept its cookie', async () => {
    const { cookie } = await signedInAs(world, 'ADMIN');
    await postTo(world, '/auth/sign-out', {}, { cookie });
    expect(await whoIs(cookie)).toBe(401);
    await postTo(world, '/auth/sign-out', {}, { cookie });
    expect(await whoIs(cookie)).toBe(401);
  });

  test('does not come of a first step that was taken with an old password', async () => {
    const staff = await signedInAs(world, 'ADMIN', { factor: false });
    const { recoveryCodes } = await setUpApp(world, staff.cookie);
    const begun = await passwordStep(world, staff.email);
    const input = { currentPassword: PASSWORD, newPassword: 'another long password' };
    const { cookie } = staff;
    expect((await askStaff(world, ChangePasswordDocument, { input }, { cookie })).status).toBe(200);
    const late = await codeStep(world, begun, recoveryCodes[0]);
    expect([late.status, late.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('is not begun by an old password at the moment at which it is changed', async () => {
    const staff = await signedInAs(world, 'EDITOR');
    const input = { currentPassword: PASSWORD, newPassword: 'another long password' };
    const { cookie, email } = staff;
    // Hashed one after the other: some are looked at before the new one stands, and begin after it.
    const [changed, ...begun] = await Promise.all([
      askStaff(world, ChangePasswordDocument, { input }, { cookie }),
      ...Array.from({ length: 9 }, () => signIn(world, { email, password: PASSWORD })),
    ]);
    expect(changed.status).toBe(200);
    for (const answer of begun) expect(await whoIs(cookieFrom(answer))).toBe(401);
    const { rows } = await world.owner.query('select from auth.session where "userId" = $1', [
      staff.accountId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('is not begun by one that is being changed, and has been by the time it is handed out', async () => {
    const { email, accountId } = await signedInAs(world, 'EDITOR');
    const change = `with changed as (
        update auth.account set password = password || 'x' where "userId" = $1 returning "userId")
      delete from auth.session where "userId" in (select "userId" from changed)`;
    const [answer] = await allAtOnce(
      world.owner,
      [change, accountId],
      [() => signIn(world, { email, password: PASSWORD })],
    );
    expect([answer!.status, answer!.headers.getSetCookie()]).toEqual([401, []]);
    expect((await signIn(world, { email, password: PASSWORD })).status).toBe(401);
  });

  test('is not begun without the second factor that is set up at that moment', async () => {
    const staff = await signedInAs(world, 'EDITOR');
    const { email } = staff;
    const [, ...begun] = await Promise.all([
      setUpApp(world, staff.cookie),
      ...Array.from({ length: 9 }, () => signIn(world, { email, password: PASSWORD })),
    ]);
    for (const answer of begun) expect(await whoIs(cookieFrom(answer))).toBe(401);
  });
});
