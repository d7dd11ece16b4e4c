import {
  RestoreStaffDocument,
  StaffPeopleDocument,
  type StaffPeopleQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleBy } from '../../../../test/people.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { LAST_CHANGES } from './staff-removed.queries.ts';

/** What one account alone can have noted in ten minutes, by reading. */
const NOISE = 30_000;

let world: World;
let admin: SignedInStaff;
let editor: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld();
  admin = await signedInAs(world, 'ADMIN');
  editor = await signedInAs(world, 'EDITOR');
  await people.remove(editor.accountId);
  await world.owner.query(
    `insert into audit_entries (at, actor, action, subject, detail)
     select now() - (10 - i * 10.0 / ${NOISE}) * interval '1 minute', $1, 'read-signatures',
       'petition p', '50 signatures; all'
     from generate_series(1, ${NOISE}) i`,
    [`account ${admin.accountId}`],
  );
  await world.owner.query('vacuum analyze audit_entries');
});
afterAll(() => world.close());

test('of all that is noted meanwhile the look at who was removed reads next to nothing', async () => {
  const since = new Date(Date.now() - 10 * 60_000);
  const values = [[`account ${editor.accountId}`, 'account nobody'], since];
  const explained = `explain (analyze, buffers, format json) ${LAST_CHANGES}`;
  const rows = await world.db.query(explained, values);
  const plan = rows[0]['QUERY PLAN'][0]['Plan'];
  expect(plan['Actual Rows']).toBe(1);
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(20);
});

test('a role is given back within its ten minutes, however much others do meanwhile', async () => {
  const { cookie } = admin;
  const { data } = await askStaff<StaffPeopleQuery>(world, StaffPeopleDocument, {}, { cookie });
  expect(data!.removedStaff).toMatchObject([{ id: editor.accountId, mayRestore: true }]);
  const variables = { member: editor.accountId };
  const answer = await askStaff(world, RestoreStaffDocument, variables, { cookie });
  expect(answer.errors).toBeUndefined();
});
