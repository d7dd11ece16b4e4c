import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantRole } from '../../apps/api/src/features/staff/staff-member.service.ts';
import { StaffRole } from '../../apps/api/src/features/staff/staff-role.ts';
import { resetSecondFactor } from '../../apps/api/src/features/accounts/resetting-a-factor.service.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import {
  codeStep,
  forgetSpentCodes,
  passwordStep,
  setUpApp,
} from '../../apps/api/test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  postTo,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import {
  ChangePasswordDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnAccountDocument,
  type OwnAccountQuery,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { totp } from '../support/totp.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';

let world: World;
let second: SecondApi;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});

/** What only a CAMPAIGNER may ask for, as this process answers it now. */
async function statusAt(where: World, { cookie }: SignedInStaff): Promise<number> {
  const document = '{ signatures(petition: "go-further-and-faster") { edges { cursor } } }';
  return (await askStaff(where, document, {}, { cookie })).status;
}

type There = { here: World; staff: SignedInStaff; admin: SignedInStaff };
const change = { currentPassword: PASSWORD, newPassword: 'another long password' };
const ownId = async (where: World, cookie: string) => {
  const answer = await askStaff<OwnAccountQuery>(where, OwnAccountDocument, {}, { cookie });
  return answer.data!.ownAccount.sessions.find(({ isThis }) => isThis)!.id;
};
const elsewhere = async (where: World, { email }: SignedInStaff) => {
  await world.owner.query(`update auth."user" set "twoFactorEnabled" = false where email = $1`, [
    email,
  ]);
  return { cookie: cookieFrom(await signIn(where, { email, password: PASSWORD })) };
};
const peopleOf = ({ here, admin }: There) =>
  peopleBy(
    () => here,
    () => admin.cookie,
  );

const REVOKED: [what: string, revoke: (there: There) => Promise<unknown>, status: number][] = [
  [
    'a session that logs out',
    ({ here, staff: { cookie } }) => postTo(here, '/auth/sign-out', {}, { cookie }),
    401,
  ],
  [
    'a session that is ended',
    async ({ here, staff: { cookie } }) =>
      askStaff(here, EndSessionDocument, { session: await ownId(here, cookie) }, { cookie }),
    401,
  ],
  [
    'all sessions but the one that ends them',
    async ({ here, staff }) =>
      askStaff(here, EndOtherSessionsDocument, {}, await elsewhere(here, staff)),
    401,
  ],
  [
    'a session that began with an old password',
    async ({ here, staff }) =>
      askStaff(here, ChangePasswordDocument, { input: change }, await elsewhere(here, staff)),
    401,
  ],
  [
    'a role that was changed',
    (there) => peopleOf(there).change(there.staff.accountId, 'EDITOR'),
    403,
  ],
  ['who is no staff any more', (there) => peopleOf(there).remove(there.staff.accountId), 401],
  [
    'a role that an operator changed',
    ({ staff }) => grantRole(world.sending, staff.email, StaffRole.VIEWER),
    403,
  ],
  [
    'a second factor that an operator took away',
    ({ staff }) => resetSecondFactor(world.sending, staff.email),
    401,
  ],
];

describe.each([
  ['the other', () => [world, second]],
  ['the first', () => [second, world]],
] as const)('row 52: revoked in one process, at the very next request in %s', (_where, both) => {
  test.each(REVOKED)('%s opens nothing', async (_what, revoke, status) => {
    const [here, there] = both() as [World, World];
    const staff = await signedInAs(world, 'CAMPAIGNER');
    const admin = await signedInAs(world, 'ADMIN');
    expect([await statusAt(here, staff), await statusAt(there, staff)]).toEqual([200, 200]);
    await revoke({ here, staff, admin });
    expect(await statusAt(there, staff)).toBe(status);
    expect(await statusAt(here, staff)).toBe(status);
  });
});

describe('row 53: of two processes at once', () => {
  let email: string;
  let secret: string;
  let recoveryCodes: string[];
  const inBoth = async (code: string) => {
    const where = [world, second, world, second];
    const steps = await Promise.all(where.map((one) => passwordStep(one, email)));
    const answers = await Promise.all(where.map((one, i) => codeStep(one, steps[i]!, code)));
    return answers.filter(({ status }) => status === 200).length;
  };
  beforeAll(async () => {
    const staff = await signedInAs(world, 'CAMPAIGNER', { factor: false });
    email = staff.email;
    ({ secret, recoveryCodes } = await setUpApp(second, staff.cookie));
    await forgetSpentCodes(world);
  });

  test('one takes a code of an app, and one a recovery code', async () => {
    expect([await inBoth(totp(secret)), await inBoth(recoveryCodes[0]!)]).toEqual([1, 1]);
  });

  test('both rest when one was guessed at', async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      await codeStep(world, await passwordStep(world, email), 'abcde-fgh23');
    }
    const late = await codeStep(second, await passwordStep(second, email), recoveryCodes[1]);
    expect(late.status).toBe(429);
  });
});

test('row 56: an invitation that is accepted in two processes at once lets one in', async () => {
  const admin = await signedInAs(world, 'ADMIN');
  const people = peopleBy(
    () => world,
    () => admin.cookie,
  );
  await people.invite('cara@kestrelfeather.example', 'VIEWER');
  const token = await invitationTo(world, 'cara@kestrelfeather.example');
  const answers = await Promise.all(
    [world, second, world, second].map((where, i) => accept(where, token, `password number ${i}`)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
});

test('row 56: administrators who take each other away in two processes at once leave one', async () => {
  await world.owner.query(`delete from staff_members where role = 'ADMIN'`);
  const [one, other] = [await signedInAs(world, 'ADMIN'), await signedInAs(world, 'ADMIN')];
  const by = (where: World, { cookie }: SignedInStaff) =>
    peopleBy(
      () => where,
      () => cookie,
    );
  await Promise.all([
    by(world, one).remove(other.accountId),
    by(second, other).remove(one.accountId),
  ]);
  const { rows } = await world.owner.query(`select from staff_members where role = 'ADMIN'`);
  expect(rows).toHaveLength(1);
});
