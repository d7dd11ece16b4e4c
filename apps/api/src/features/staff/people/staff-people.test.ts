import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertsOf } from '../../../../test/alerts.ts';
import { peopleBy } from '../../../../test/people.ts';
import { showFactor } from '../../../../test/enrolled.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let admin: SignedInStaff;
const alerts = alertsOf(() => world);
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
});

type News = { alertsNow: { newCount: number } };
const refusal = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] | undefined }) =>
  errors?.[0]?.extensions;
const roleOf = async ({ cookie }: SignedInStaff) => {
  const document = '{ staffViewer { role } }';
  const asked = await askStaff<{ staffViewer: { role: string } }>(world, document, {}, { cookie });
  return asked.data?.staffViewer.role ?? asked.status;
};

test('an administrator sees who is staff, by which role and with which factor', async () => {
  const viewer = await signedInAs(world, 'VIEWER');
  const { staffMembers } = await people.list();
  expect(staffMembers).toEqual([
    {
      ...{ id: admin.accountId, email: admin.email, role: 'ADMIN', hasSecondFactor: true },
      ...{
        mayApproveFrom: null,
        isSelf: true,
        since: expect.any(String),
        sessionCount: 1,
        invitationCount: 0,
      },
    },
    {
      ...{ id: viewer.accountId, email: viewer.email, role: 'VIEWER', hasSecondFactor: false },
      ...{
        mayApproveFrom: null,
        isSelf: false,
        since: expect.any(String),
        sessionCount: 1,
        invitationCount: 0,
      },
    },
  ]);
});

test('of a newcomer who decides about signatures it says from when they approve', async () => {
  const viewer = await signedInAs(world, 'VIEWER');
  const campaigner = await signedInAs(world, 'CAMPAIGNER');
  const day = `update staff_members set may_approve_from = now() + interval '1 day'`;
  await world.owner.query(`${day} where role <> 'ADMIN'`);
  const from = new Map(
    (await people.list()).staffMembers.map((one) => [one.email, one.mayApproveFrom]),
  );
  expect(Date.parse(from.get(campaigner.email)!)).toBeGreaterThan(Date.now());
  for (const { email } of [viewer, admin]) expect(from.get(email)).toBeNull();
});

describe('a role', () => {
  test('is changed and taken away at once, in every session', async () => {
    const editor = await signedInAs(world, 'EDITOR');
    await people.change(editor.accountId, 'MODERATOR');
    expect(await roleOf(editor)).toBe('MODERATOR');
    await people.remove(editor.accountId);
    expect(await roleOf(editor)).toBe(401);
    expect((await people.list()).staffMembers).toHaveLength(1);
    const { rows } = await world.owner.query(
      `select actor, action, subject, detail from audit_entries
       where action in ('change-role', 'remove-staff') order by id`,
    );
    const [actor, subject] = [`account ${admin.accountId}`, `account ${editor.accountId}`];
    expect(rows).toEqual([
      { actor, action: 'change-role', subject, detail: 'EDITOR to MODERATOR' },
      { actor, action: 'remove-staff', subject, detail: 'MODERATOR' },
    ]);
  });

  test('that changes makes no alert old that nobody has read', async () => {
    const editor = await signedInAs(world, 'EDITOR');
    await alerts.total(100);
    await alerts.raise();
    const news = async () => {
      const { cookie } = editor;
      const answer = await askStaff<News>(world, '{ alertsNow { newCount } }', {}, { cookie });
      return answer.data?.alertsNow.newCount;
    };
    expect(await news()).toBe(1);
    await people.change(editor.accountId, 'MODERATOR');
    expect(await news()).toBe(1);
  });

  test('that needs a second factor comes to nothing more before there is one', async () => {
    const editor = await signedInAs(world, 'EDITOR');
    await people.change(editor.accountId, 'ADMIN');
    expect(await roleOf(editor)).toBe('VIEWER');
  });

  test.each(['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER'] as const)(
    'is not given by %s, to themselves or anybody',
    async (role) => {
      const staff = await signedInAs(world, role);
      const theirs = peopleBy(
        () => world,
        () => staff.cookie,
      );
      const answers = [
        await theirs.change(staff.accountId, 'ADMIN'),
        await theirs.remove(admin.accountId),
        await theirs.invite('friend@news.example', 'ADMIN'),
        await theirs.withdraw('00000000-0000-4000-8000-000000000000'),
      ];
      expect(answers.map((answer) => refusal(answer))).toEqual(
        Array(4).fill({ code: 'FORBIDDEN' }),
      );
      expect(await roleOf(staff)).toBe(role);
    },
  );

  test('of one’s own is changed by nobody', async () => {
    await signedInAs(world, 'ADMIN');
    const answers = [
      await people.change(admin.accountId, 'VIEWER'),
      await people.remove(admin.accountId),
    ];
    expect(answers.map(refusal)).toEqual([{ code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }]);
    expect(await roleOf(admin)).toBe('ADMIN');
  });

  test('of the last administrator stays, also when two take each other’s at once', async () => {
    expect(refusal(await people.remove(admin.accountId))).toEqual({ code: 'CONFLICT' });
    expect(refusal(await people.change(admin.accountId, 'EDITOR'))).toEqual({ code: 'CONFLICT' });
    const other = await signedInAs(world, 'ADMIN');
    const theirs = peopleBy(
      () => world,
      () => other.cookie,
    );
    await Promise.all([people.remove(other.accountId), theirs.remove(admin.accountId)]);
    const { rows } = await world.owner.query(`select role from staff_members`);
    expect(rows).toEqual([{ role: 'ADMIN' }]);
  });

  test('is changed only by who has just shown a second factor', async () => {
    const viewer = await signedInAs(world, 'VIEWER');
    await showFactor(world, admin.accountId, new Date(Date.now() - 10 * 60_000));
    const stale = { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' };
    expect(refusal(await people.change(viewer.accountId, 'ADMIN'))).toEqual(stale);
    expect(refusal(await people.remove(viewer.accountId))).toEqual(stale);
    expect(refusal(await people.invite('new@news.example', 'VIEWER'))).toEqual(stale);
    expect(await roleOf(viewer)).toBe('VIEWER');
  });

  test('of nobody is not found, whatever the id looks like', async () => {
    for (const id of ['nobody', `x' or true --`, '\u0000', '../x', 'x'.repeat(999)]) {
      expect(refusal(await people.remove(id))).toEqual({ code: 'NOT_FOUND' });
      expect(refusal(await people.change(id, 'ADMIN'))).toEqual({ code: 'NOT_FOUND' });
    }
  });
});
