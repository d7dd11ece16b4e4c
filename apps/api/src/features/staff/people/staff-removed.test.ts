import {
  RestoreStaffDocument,
  StaffPeopleDocument,
  type StaffPeopleQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { UNDO_MINUTES } from '@undersigned/shared/limits.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showFactor } from '../../../../test/enrolled.ts';
import { accept, invitationTo, peopleBy } from '../../../../test/people.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { clock } from '../../../platform/clock.ts';
import { grantRole } from '../staff-member.service.ts';
import { StaffRole } from '../staff-role.ts';

let world: World;
let admin: SignedInStaff;
let editor: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query(
    'truncate staff_members, removed_staff, audit_entries, auth."user" cascade',
  );
  admin = await signedInAs(world, 'ADMIN');
  editor = await signedInAs(world, 'EDITOR');
});
afterEach(() => clock.shift(0));

async function removed({ cookie } = admin) {
  const { data } = await askStaff<StaffPeopleQuery>(world, StaffPeopleDocument, {}, { cookie });
  return data!.removedStaff;
}
const restore = (member: string, { cookie } = admin) =>
  askStaff(world, RestoreStaffDocument, { member }, { cookie });

describe('whose role was taken away a moment ago', () => {
  test('is listed with the role, when, by whom and until when it can be given back', async () => {
    expect(await removed()).toEqual([]);
    await people.remove(editor.accountId);
    const [one, ...others] = await removed();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      ...{ id: editor.accountId, email: editor.email, role: 'EDITOR' },
      ...{ removedBy: admin.email, mayRestore: true },
    });
    const minutes = (Date.parse(one!.restorableUntil) - Date.parse(one!.removedAt)) / 60_000;
    expect(minutes).toBe(UNDO_MINUTES);
    expect((await people.list()).staffMembers.map(({ email }) => email)).toEqual([admin.email]);
  });

  test('is known to every administrator, and given back only by whom it was taken away', async () => {
    const other = await signedInAs(world, 'ADMIN');
    await people.remove(editor.accountId);
    expect(await removed(other)).toMatchObject([
      { email: editor.email, removedBy: admin.email, mayRestore: false },
    ]);
    expect((await restore(editor.accountId, other)).errors).toBeDefined();
    expect((await restore(editor.accountId)).errors).toBeUndefined();
    expect(await removed()).toEqual([]);
    expect(await removed(other)).toEqual([]);
  });

  test('is forgotten here after ten minutes', async () => {
    await people.remove(editor.accountId);
    clock.shift(UNDO_MINUTES * 60_000);
    await showFactor(world, admin.accountId, clock.now());
    expect(await removed()).toEqual([]);
  });

  test('is listed no longer once a role was given by another way', async () => {
    const viewer = await signedInAs(world, 'VIEWER');
    await people.remove(editor.accountId);
    await people.remove(viewer.accountId);
    expect((await removed()).map(({ email }) => email)).toEqual([viewer.email, editor.email]);
    await grantRole(world.sending, editor.email, StaffRole.VIEWER);
    await people.invite(viewer.email, 'VIEWER');
    await accept(world, await invitationTo(world, viewer.email));
    expect(await removed()).toEqual([]);
  });

  test('who was removed twice is listed once, as of the last time', async () => {
    await people.remove(editor.accountId);
    await restore(editor.accountId);
    await people.change(editor.accountId, 'VIEWER');
    await people.remove(editor.accountId);
    expect(await removed()).toMatchObject([{ id: editor.accountId, role: 'VIEWER' }]);
  });
});

test.each(['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER'] as const)(
  'a %s is not told who was removed',
  async (role) => {
    const staff = await signedInAs(world, role);
    await people.remove(editor.accountId);
    const question = '{ removedStaff { id email role removedBy } }';
    const answer = await askStaff(world, question, {}, { cookie: staff.cookie });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(JSON.stringify(answer)).not.toContain(editor.email);
  },
);

test('nobody is told without logging in, nor with the session of who was removed', async () => {
  await people.remove(editor.accountId);
  for (const cookie of ['', editor.cookie]) {
    const answer = await askStaff(world, '{ removedStaff { email } }', {}, { cookie });
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain(editor.email);
  }
});
