import {
  StaffDeskDocument,
  type StaffDeskQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askStaff, cookieFrom, signIn } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { prepareStaff } from '../../ops/first-staff.ts';
import { createFirstAdministrator, grantRole } from './staff-member.service.ts';
import { StaffRole } from './staff-role.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.owner.query('truncate staff_members, audit_entries, auth."user" cascade'));

async function roleOf(email: string, password: string) {
  const cookie = cookieFrom(await signIn(world, { email, password }));
  const desk = await askStaff<StaffDeskQuery>(world, StaffDeskDocument, {}, { cookie });
  return desk.data?.staffViewer.grantedRole ?? desk.status;
}
async function audit() {
  const { rows } = await world.owner.query(
    `select action, detail from audit_entries where action = 'grant-staff' order by id`,
  );
  return rows;
}

describe('the first start', () => {
  test('makes an administrator who can sign in with the password that is printed', async () => {
    const staff = await prepareStaff(world.sending, world.config.settings);
    expect(staff).toEqual({ email: 'admin@example.org', password: expect.any(String) });
    expect(await roleOf(staff!.email, staff!.password!)).toBe('ADMIN');
  });

  test('takes the address and password that are set, and prints no password', async () => {
    const settings = {
      ...world.config.settings,
      staffEmail: 'Ed@News.example',
      staffPassword: 'a given password',
    };
    const staff = await prepareStaff(world.sending, settings);
    expect(staff).toEqual({ email: 'ed@news.example', password: null });
    expect(await roleOf('ed@news.example', 'a given password')).toBe('ADMIN');
  });

  test('is the only one that does, also when two come at once', async () => {
    const first = await Promise.all(
      ['one@news.example', 'two@news.example'].map((email) =>
        createFirstAdministrator(world.sending, email, undefined),
      ),
    );
    expect(first.filter((granted) => granted !== null)).toHaveLength(1);
    const later = await prepareStaff(world.sending, world.config.settings);
    expect(later).toEqual({ email: first.find(Boolean)!.email, password: null });
    expect(await audit()).toEqual([{ action: 'grant-staff', detail: 'ADMIN' }]);
  });

  test('refuses an address that nobody could sign in with', async () => {
    const settings = { ...world.config.settings, staffEmail: 'root@localhost' };
    await expect(prepareStaff(world.sending, settings)).rejects.toThrow('STAFF_EMAIL');
  });
});

describe('granting a role', () => {
  test('makes an account once, and changes only its role after that', async () => {
    const made = await grantRole(world.sending, 'mo@news.example', StaffRole.MODERATOR);
    const changed = await grantRole(world.sending, 'mo@news.example', StaffRole.CAMPAIGNER);
    expect(changed.password).toBe(null);
    expect(await roleOf('mo@news.example', made.password!)).toBe('CAMPAIGNER');
    expect(await audit()).toEqual([
      { action: 'grant-staff', detail: 'MODERATOR' },
      { action: 'grant-staff', detail: 'MODERATOR to CAMPAIGNER' },
    ]);
  });

  test('leaves a trail that the application cannot rewrite', async () => {
    await grantRole(world.sending, 'mo@news.example', StaffRole.VIEWER);
    for (const sql of [`update audit_entries set detail = ''`, 'delete from audit_entries']) {
      await expect(world.db.query(sql)).rejects.toThrow(/permission denied/);
    }
  });
});
