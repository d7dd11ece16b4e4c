import {
  ChangeStaffRoleDocument,
  EndOtherSessionsDocument,
  OwnAccountDocument,
  RemoveAppDocument,
  RemoveStaffDocument,
  RenewRecoveryCodesDocument,
  StaffPeopleDocument,
  type OwnAccountQuery,
  type StaffPeopleQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleBy } from '../../../../test/people.ts';
import { setUpApp } from '../../../../test/second-factor.ts';
import {
  askStaff,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

// What is destroyed was named by its size; where that is another by now, nothing is.
let world: World;
let admin: SignedInStaff;
let staff: SignedInStaff;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query('truncate staff_members, staff_invitations cascade');
  admin = await signedInAs(world, 'ADMIN');
  staff = await signedInAs(world, 'CAMPAIGNER', { factor: false });
});

const ask = <T>(document: { toString(): string }, variables = {}, cookie = staff.cookie) =>
  askStaff<T>(world, document, variables, { cookie });
const codeOf = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.errors?.[0]?.extensions['code'] ?? 'done';
const own = async () => (await ask<OwnAccountQuery>(OwnAccountDocument)).data!.ownAccount;

describe('of one’s own account', () => {
  test('other sessions end when they are as many as was said', async () => {
    await signIn(world, { email: staff.email, password: PASSWORD });
    const end = async (expectedTotal: number) =>
      codeOf(await ask(EndOtherSessionsDocument, { expectedTotal }));
    expect([await end(0), await end(2)]).toEqual(['CONFLICT', 'CONFLICT']);
    expect((await own()).sessions).toHaveLength(2);
    expect(await end(1)).toBe('done');
    expect((await own()).sessions).toHaveLength(1);
  });

  test('the app goes when as many factors are left as was said', async () => {
    await setUpApp(world, staff.cookie);
    const remove = async (expectedLeft: number) =>
      codeOf(await ask(RemoveAppDocument, { expectedLeft }));
    expect(await remove(1)).toBe('CONFLICT');
    expect(await own()).toMatchObject({ hasApp: true, recoveryCodesLeft: 10 });
    expect(await remove(0)).toBe('done');
    expect(await own()).toMatchObject({ hasApp: false, recoveryCodesLeft: 0 });
  });

  test('recovery codes are replaced when as many are unused as was said', async () => {
    await setUpApp(world, staff.cookie);
    const renew = async (expectedTotal: number) =>
      codeOf(await ask(RenewRecoveryCodesDocument, { expectedTotal }));
    expect([await renew(9), await renew(10)]).toEqual(['CONFLICT', 'done']);
  });
});

describe('of people', () => {
  const asAdmin = async (document: { toString(): string }, variables: object) =>
    codeOf(await ask(document, variables, admin.cookie));

  test('a role is taken or changed when it is the one that was seen', async () => {
    const member = staff.accountId;
    const input = { member, role: 'ADMIN', expectedRole: 'VIEWER' };
    expect(await asAdmin(ChangeStaffRoleDocument, { input })).toBe('CONFLICT');
    const remove = (expectedRole: string) => asAdmin(RemoveStaffDocument, { member, expectedRole });
    expect(await remove('EDITOR')).toBe('CONFLICT');
    expect(await remove('CAMPAIGNER')).toBe('done');
  });

  test('administrators see how many sessions and invitations go with a role', async () => {
    const other = await signedInAs(world, 'ADMIN');
    await signIn(world, { email: staff.email, password: PASSWORD });
    const theirs = peopleBy(
      () => world,
      () => other.cookie,
    );
    await theirs.invite('new@news.example', 'VIEWER');
    const { data } = await ask<StaffPeopleQuery>(StaffPeopleDocument, {}, admin.cookie);
    const counts = data!.staffMembers.map(({ email, sessionCount, invitationCount }) => [
      ...[email, sessionCount, invitationCount],
    ]);
    expect(counts).toEqual([
      [admin.email, 1, 0],
      [staff.email, 2, 0],
      [other.email, 1, 1],
    ]);
  });
});
