import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../apps/api/test/authenticator.ts';
import { showFactor } from '../../apps/api/test/enrolled.ts';
import {
  addPasskey,
  askForPasskey,
  showPasskey,
  signInByPasskey,
} from '../../apps/api/test/passkey.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  postTo,
  signedInAs,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';

const ORIGIN = 'https://news.example';

let world: World;
let second: SecondApi;
let staff: SignedInStaff;
let passkey: Authenticator;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});
beforeEach(async () => {
  staff = await signedInAs(world, 'ADMIN', { factor: false });
  passkey = new Authenticator(ORIGIN);
});

const sessions = async () => {
  const query = 'select count(*) from auth.session where "userId" = $1';
  return (await world.owner.query(query, [staff.accountId])).rows[0].count;
};
const statusOf = ({ status }: { status: number }) => status;

describe('row 53: the answer of a passkey', () => {
  test('logs in once, however often and wherever it is sent at the same moment', async () => {
    await addPasskey(world, staff.cookie, passkey);
    const before = await sessions();
    const { challenge, cookie } = await askForPasskey(world);
    const body = { response: passkey.get(challenge) };
    const send = (where: World) =>
      postTo(where, '/auth/sign-in/passkey', body, { cookie, ...from(anyAddress()) });
    const answers = await Promise.all([world, second, world, second, world, second].map(send));
    expect(answers.map(statusOf).sort()).toEqual([200, 401, 401, 401, 401, 401]);
    expect(await sessions()).toBe(before + 1);
    expect((await send(world)).status).toBe(401);
  });

  test('is not taken for another question, nor for none', async () => {
    await addPasskey(world, staff.cookie, passkey);
    const [one, other] = [await askForPasskey(world), await askForPasskey(world)];
    const tries = [
      [passkey.get(one.challenge), other.cookie],
      [passkey.get(one.challenge), ''],
      [passkey.get(''), one.cookie],
      [passkey.create(other.challenge), other.cookie],
    ] as const;
    for (const [response, cookie] of tries) {
      const headers = { cookie, ...from(anyAddress()) };
      const answer = await postTo(world, '/auth/sign-in/passkey', { response }, headers);
      expect([400, 401]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test('of one account does not log in to another, whose passkey it says it is', async () => {
    await addPasskey(world, staff.cookie, passkey);
    const mine = await signedInAs(world, 'VIEWER', { factor: false });
    const own = new Authenticator(ORIGIN);
    await addPasskey(world, mine.cookie, own);
    const { challenge, cookie } = await askForPasskey(world);
    const { id, rawId } = passkey.get(challenge);
    const response = { ...own.get(challenge), id, rawId };
    const headers = { cookie, ...from(anyAddress()) };
    const answer = await postTo(world, '/auth/sign-in/passkey', { response }, headers);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('of a colleague who sits at the same machine makes no session fresh, nor theirs', async () => {
    await addPasskey(world, staff.cookie, passkey);
    const carla = await signedInAs(world, 'CAMPAIGNER');
    await showFactor(world, carla.accountId, new Date(0));
    const noted = async () =>
      (await world.owner.query('select count(*) from audit_entries')).rows[0].count;
    const before = [await sessions(), await noted()];
    const answer = await showPasskey(world, carla.cookie, passkey);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([400, []]);
    expect(await answer.text()).toContain('PASSKEY_REFUSED');
    expect([await sessions(), await noted()]).toEqual(before);
    const asked = '{ ownAccount { email isFresh } }';
    const { data } = await askStaff(world, asked, {}, { cookie: carla.cookie });
    expect(data).toEqual({ ownAccount: { email: carla.email, isFresh: false } });
  });

  test('adds it to the account that was asked, and to none that is told so', async () => {
    const other = await signedInAs(world, 'VIEWER', { factor: false });
    const begun = await postTo(
      world,
      '/auth/passkey/begin',
      { password: PASSWORD },
      { cookie: staff.cookie },
    );
    const { challenge } = (await begun.json()) as { challenge: string };
    const body = { name: 'Mine', response: passkey.create(challenge) };
    const cookie = `${other.cookie}; ${cookieFrom(begun)}`;
    expect((await postTo(world, '/auth/passkey/add', body, { cookie })).status).toBe(400);
    expect((await signInByPasskey(world, passkey)).status).toBe(401);
    const list = '{ ownAccount { passkeys { id } } }';
    for (const { cookie } of [staff, other]) {
      const { data } = await askStaff(world, list, {}, { cookie });
      expect(data).toEqual({ ownAccount: { passkeys: [] } });
    }
  });
});
