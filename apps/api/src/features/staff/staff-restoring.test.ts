import { RestoreStaffDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showFactor } from '../../../test/enrolled.ts';
import { peopleBy } from '../../../test/people.ts';
import { askStaff, PASSWORD, signedInAs, signIn, type SignedInStaff } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { clock } from '../../platform/clock.ts';
import { grantRole } from './staff-member.service.ts';
import { StaffRole } from './staff-role.ts';

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
  await world.owner.query('truncate staff_members, audit_entries, auth."user" cascade');
  admin = await signedInAs(world, 'ADMIN');
  editor = await signedInAs(world, 'EDITOR');
});
afterEach(() => clock.shift(0));

const restore = (member: string, { cookie } = admin) =>
  askStaff(world, RestoreStaffDocument, { member }, { cookie });
const refusal = ({ errors }: Awaited<ReturnType<typeof restore>>) => errors?.[0]?.extensions;
const roles = async () => (await people.list()).staffMembers.map(({ role }) => role);

describe('a role that was taken away a moment ago', () => {
  test('is given back as it was, with an entry of its own; the sessions are over', async () => {
    await people.remove(editor.accountId);
    expect((await restore(editor.accountId)).errors).toBeUndefined();
    expect(await roles()).toEqual(['ADMIN', 'EDITOR']);
    const { rows } = await world.owner.query(
      `select actor, action, subject, detail from audit_entries order by id desc limit 1`,
    );
    expect(rows).toEqual([
      {
        ...{ actor: `account ${admin.accountId}`, action: 'restore-staff' },
        ...{ subject: `account ${editor.accountId}`, detail: 'EDITOR' },
      },
    ]);
    const asked = await askStaff(world, '{ staffViewer { role } }', {}, { cookie: editor.cookie });
    expect(asked.status).toBe(401);
    expect((await signIn(world, { email: editor.email, password: PASSWORD })).status).toBe(200);
  });

  test('is given back once', async () => {
    await people.remove(editor.accountId);
    await restore(editor.accountId);
    expect(refusal(await restore(editor.accountId))).toEqual({ code: 'NOT_FOUND' });
  });

  test('is not given back after ten minutes', async () => {
    await people.remove(editor.accountId);
    clock.shift(10 * 60_000);
    await showFactor(world, admin.accountId, clock.now());
    expect(refusal(await restore(editor.accountId))).toEqual({ code: 'NOT_FOUND' });
    expect(await roles()).toEqual(['ADMIN']);
  });

  test('is not given back by somebody else, nor over what came after', async () => {
    const other = await signedInAs(world, 'ADMIN');
    await people.remove(editor.accountId);
    expect(refusal(await restore(editor.accountId, other))).toEqual({ code: 'NOT_FOUND' });
    await grantRole(world.db.manager, editor.email, StaffRole.VIEWER);
    expect(refusal(await restore(editor.accountId))).toEqual({ code: 'NOT_FOUND' });
    expect(await roles()).toEqual(['ADMIN', 'ADMIN', 'VIEWER']);
  });

  test('needs a second factor that was shown within ten minutes', async () => {
    await people.remove(editor.accountId);
    await showFactor(world, admin.accountId, new Date(Date.now() - 10 * 60_000));
    expect(refusal(await restore(editor.accountId))).toEqual({
      ...{ code: 'FORBIDDEN', reason: 'FRESH_FACTOR' },
    });
  });
});

test('nobody who never had a role is given one, whatever the id looks like', async () => {
  const stranger = await signedInAs(world, null);
  for (const id of [stranger.accountId, editor.accountId, 'nobody', `x' or true --`, '\u0000'])
    expect(refusal(await restore(id))).toEqual({ code: 'NOT_FOUND' });
});

test.each(['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER'] as const)(
  'a %s gives nothing back',
  async (role) => {
    const staff = await signedInAs(world, role);
    await people.remove(editor.accountId);
    expect(refusal(await restore(editor.accountId, staff))).toEqual({ code: 'FORBIDDEN' });
  },
);
