import {
  AuditLogDocument,
  type AuditLogQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantRole } from '../staff-member.service.ts';
import { StaffRole } from '../staff-role.ts';
import { peopleBy } from '../../../../test/people.ts';
import { codeStep, passwordStep, setUpApp } from '../../../../test/second-factor.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let admin: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld();
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());

const read = async (first: number, after: string | null = null) =>
  askStaff<AuditLogQuery>(world, AuditLogDocument, { first, after }, { cookie: admin.cookie });
const entries = async (first = 100) =>
  (await read(first)).data!.auditLog.edges.map(({ node }) => node);

describe('the record', () => {
  test('tells of sign-ins, wrong codes and changed roles, by address, newest first', async () => {
    const staff = await signedInAs(world, 'CAMPAIGNER', { factor: false });
    await setUpApp(world, staff.cookie);
    await codeStep(world, await passwordStep(world, staff.email), '000000');
    await people.change(staff.accountId, 'EDITOR');
    await grantRole(world.sending, staff.email, StaffRole.VIEWER);
    const told = (await entries(5)).map(({ actor, action, subject, detail }) => [
      ...[actor, action, subject, detail],
    ]);
    const { email } = staff;
    expect(told).toEqual([
      ['operator', 'grant-staff', email, 'EDITOR to VIEWER'],
      [admin.email, 'change-role', email, 'CAMPAIGNER to EDITOR'],
      [email, 'second-factor-failed', email, null],
      [email, 'add-app', email, null],
      [email, 'sign-in-by-password', email, null],
    ]);
  });

  test('is read page by page without a gap, whatever is added meanwhile', async () => {
    const all = (await entries()).map(({ id }) => id);
    const pages: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { edges, pageInfo }: AuditLogQuery['auditLog'] = (await read(2, after)).data!.auditLog;
      pages.push(...edges.map(({ node }) => node.id));
      await signedInAs(world, 'VIEWER');
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor!;
    }
    expect(pages).toEqual(all);
  });

  test.each([
    [0, null, 'first', 'OUT_OF_RANGE'],
    [101, null, 'first', 'OUT_OF_RANGE'],
    [5, 'nonsense', 'after', 'CURSOR_INVALID'],
    [5, Buffer.from(`#1' or true --`).toString('base64url'), 'after', 'CURSOR_INVALID'],
    [5, Buffer.from(`#${'9'.repeat(30)}`).toString('base64url'), 'after', 'CURSOR_INVALID'],
  ])('of %d after %j is refused by its field', async (first, after, field, code) => {
    const { errors } = await read(first, after);
    expect(errors![0]!.extensions['fields']).toEqual([{ path: [field], code }]);
  });

  test('holds no address: who is no account any more is an id', async () => {
    const gone = await signedInAs(world, 'VIEWER');
    await world.owner.query('delete from auth."user" where id = $1', [gone.accountId]);
    expect((await entries(1))[0]!.actor).toBe(`account ${gone.accountId}`);
    const { rows } = await world.owner.query(`select from audit_entries where actor like '%@%'`);
    expect(rows).toEqual([]);
  });

  test('can be added to and not rewritten, emptied or renumbered by the application', async () => {
    for (const sql of [
      `update audit_entries set actor = 'somebody else'`,
      'delete from audit_entries',
      'truncate audit_entries',
      `insert into audit_entries (id, actor, action, subject) values (1, 'a', 'b', 'c')`,
      'alter table audit_entries disable trigger all',
      'drop table audit_entries',
    ]) {
      await expect(world.db.query(sql), sql).rejects.toThrow();
    }
  });
});
