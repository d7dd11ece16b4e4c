import { RestoreStaffDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showFactor } from '../../../../test/enrolled.ts';
import { peopleBy } from '../../../../test/people.ts';
import {
  askStaff,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { clock } from '../../../platform/clock.ts';
import { createWriterPool } from '../../../platform/db.ts';
import { grantRole } from '../staff-member.service.ts';
import { forgetRemoved } from './staff-removed.service.ts';
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

const restore = (member: string, { cookie } = admin) =>
  askStaff(world, RestoreStaffDocument, { member }, { cookie });
const refusal = ({ errors }: Awaited<ReturnType<typeof restore>>) => errors?.[0]?.extensions;
const roles = async () => (await people.list()).staffMembers.map(({ role }) => role);

/** Staff since then, with this time zone. */
const has = ({ accountId }: SignedInStaff, since: string, zone: string) =>
  world.owner.query(
    `update staff_members set granted_at = $2, role_since = $2, time_zone = $3 where account_id = $1`,
    [accountId, since, zone],
  );
async function kept() {
  const { rows } = await world.owner.query(
    `select m.account_id as id, m.role, m.granted_at, m.role_since, m.time_zone as zone,
       r.id as reader, r.kinds, r.locale, r.read_up_to
     from staff_members m left join alert_readers r using (account_id) order by m.account_id`,
  );
  return rows;
}

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

  test('comes with what went with it: time zone, mails about alerts, how far they were read', async () => {
    await has(editor, '2026-01-02T00:00:00Z', 'Europe/Kyiv');
    await world.owner.query(
      `insert into alert_readers (account_id, kinds, locale, read_up_to)
       values ($1, '{DRIFT,MAIL}', 'uk', 41)`,
      [editor.accountId],
    );
    const before = await kept();
    await people.remove(editor.accountId);
    // Whoever was removed is mailed nothing.
    expect((await world.owner.query('select from alert_readers')).rowCount).toBe(0);
    await restore(editor.accountId);
    expect(await kept()).toEqual(before);
    expect((await world.owner.query('select from removed_staff')).rowCount).toBe(0);
  });

  test('comes without mails about alerts where nobody had asked for them', async () => {
    await has(editor, '2026-01-02T00:00:00Z', 'UTC');
    const before = await kept();
    await people.remove(editor.accountId);
    await restore(editor.accountId);
    expect(await kept()).toEqual(before);
    expect((await world.owner.query('select from alert_readers')).rowCount).toBe(0);
  });

  test('leaves to whoever is invited or granted anew nothing of before', async () => {
    await has(editor, '2026-01-02T00:00:00Z', 'Europe/Kyiv');
    await people.remove(editor.accountId);
    await grantRole(world.sending, editor.email, StaffRole.VIEWER);
    expect((await kept()).find(({ id }) => id === editor.accountId)).toMatchObject({ zone: 'UTC' });
  });

  test('is kept for as long as it can be given back', async () => {
    const pool = createWriterPool(world.database.databaseUrl, 'test', 1);
    await people.remove(editor.accountId);
    const left = async () => {
      await forgetRemoved(pool);
      return (await world.owner.query('select from removed_staff')).rowCount;
    };
    expect(await left()).toBe(1);
    clock.shift(10 * 60_000 + 1000);
    expect(await left()).toBe(0);
    await pool.end();
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
    await grantRole(world.sending, editor.email, StaffRole.VIEWER);
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
