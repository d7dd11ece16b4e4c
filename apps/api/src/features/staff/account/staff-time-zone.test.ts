import {
  ChangeTimeZoneDocument,
  StaffViewerDocument,
  type ChangeTimeZoneMutation,
  type StaffViewerQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { giveRole } from '../staff-member.service.ts';
import { StaffRole } from '../staff-role.ts';

let world: World;
let staff: SignedInStaff;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'VIEWER');
});

const change = (timeZone: unknown, cookie = staff.cookie) =>
  askStaff<ChangeTimeZoneMutation>(world, ChangeTimeZoneDocument, { timeZone }, { cookie });
const zone = async (cookie = staff.cookie) =>
  (await askStaff<StaffViewerQuery>(world, StaffViewerDocument, {}, { cookie })).data!.staffViewer
    .timeZone;

describe("one's own time zone", () => {
  test('is UTC until one is chosen, and then that one, for oneself alone', async () => {
    const other = await signedInAs(world, 'VIEWER');
    expect(await zone()).toBe('UTC');
    expect((await change('Europe/Kyiv')).data!.changeTimeZone.timeZone).toBe('Europe/Kyiv');
    expect([await zone(), await zone(other.cookie)]).toEqual(['Europe/Kyiv', 'UTC']);
  });

  test.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['america/new_york', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
  ])('%s is kept as %s', async (asked, kept) => {
    await change(asked);
    expect(await zone()).toBe(kept);
  });

  test('stays with another role', async () => {
    await change('Asia/Kolkata');
    const { accountId } = staff;
    await giveRole(world.db.manager, { accountId, role: StaffRole.EDITOR, by: 'staff' });
    expect(await zone()).toBe('Asia/Kolkata');
  });

  test.each([
    '',
    'Mars/Olympus',
    '+02:00',
    'UTC\u0000',
    `x'; drop table staff_members --`,
    'x'.repeat(9_000),
  ])('is not %.20j', async (asked) => {
    const answer = await change(asked);
    expect([answer.status, answer.errors![0]!.extensions]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', fields: [{ path: ['timeZone'], code: 'TIME_ZONE_UNKNOWN' }] },
    ]);
    expect(await zone()).toBe('UTC');
  });

  test.each([null, 7, ['UTC'], { zone: 'UTC' }])('is not of another kind: %j', async (asked) => {
    expect((await change(asked)).status).toBe(400);
  });
});
