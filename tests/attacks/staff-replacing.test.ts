import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, stateCounts } from '../../apps/api/test/deciding.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';

let world: World;
let second: SecondApi;
let carla: ReturnType<typeof desk>;
let edith: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
  carla = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  edith = desk(second, (await signedInAs(world, 'ADMIN')).cookie);
  await addConfirmed(world, 1_002, UA);
});

const UA = { country: 'UA' };
type Answer = { status: number; errors: { extensions: Record<string, unknown> }[] | undefined };
const said = ({ status, errors }: Answer) =>
  errors ? [status, errors[0]!.extensions['reason'] ?? errors[0]!.extensions['code']] : [status];
const propose = async () => (await carla.invalidate(UA, 1_002)).data!.invalidateSignatures.id;
const anew = (by: ReturnType<typeof desk>, replaces: string) =>
  by.invalidate(UA, 1_002, 'Anew', replaces);
const all = async () => {
  const { rows: decisions } = await world.owner.query('select * from decisions order by id');
  const { rows: noted } = await world.owner.query(
    `select action from audit_entries where subject like 'decision %' order by id`,
  );
  return { decisions, noted };
};
const states = async () => (await all()).decisions.map(({ state }) => state).sort();

describe('row 57: proposing anew is no way to end what does not wait', () => {
  const elsewhere = `
    with p as (insert into petitions (campaign_id, slug, title, demand, addressed_to)
      select campaign_id, 'elsewhere', title, demand, addressed_to from petitions
      order by number limit 1 returning id)
    update decisions set petition_id = (select id from p)`;

  test.each([
    ['is about another petition', elsewhere, [404, 'NOT_FOUND']],
    ['is a release', `update decisions set kind = 'RELEASE'`, [404, 'NOT_FOUND']],
    [
      'is under way',
      `update decisions set state = 'RUNNING', began_at = now(), criteria = '{"country":"GB"}'`,
      [409, 'TOO_LATE'],
    ],
    [
      'is under way, by the same criteria',
      `update decisions set state = 'RUNNING', began_at = now()`,
      [409, 'TOO_LATE'],
    ],
    [
      'has ended',
      `update decisions set state = 'DONE', ended_at = now() - interval '1 day', began_at = now()`,
      [409, 'TOO_LATE'],
    ],
    [
      'was cancelled',
      `update decisions set state = 'CANCELLED', ended_at = now()`,
      [409, 'TOO_LATE'],
    ],
  ])('one that %s', async (_what, statement, error) => {
    const id = await propose();
    await world.owner.query(statement);
    const before = await all();
    expect(said(await anew(edith, id))).toEqual(error);
    expect(await all()).toEqual(before);
  });

  test.each([
    ['nothing', ''],
    ['no id', `x' or state = 'PROPOSED`],
    ['nobody’s', '00000000-0000-4000-8000-000000000000'],
    ['far too long a one', 'a'.repeat(5_000)],
  ])('by an id that is %s', async (_what, id) => {
    await propose();
    const before = await all();
    expect(said(await anew(edith, id))).toEqual([404, 'NOT_FOUND']);
    expect(await all()).toEqual(before);
  });

  test.each(['VIEWER', 'MODERATOR', 'EDITOR'] as const)('by a %s', async (role) => {
    const id = await propose();
    const before = await all();
    const by = desk(world, (await signedInAs(world, role)).cookie);
    expect(said(await anew(by, id))).toEqual([403, 'FORBIDDEN']);
    expect(await all()).toEqual(before);
  });
});

test('row 57: whoever sends it twice, or two at once, replaces it once', async () => {
  const id = await propose();
  const answers = await Promise.all([carla, edith, carla, edith].map((by) => anew(by, id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  expect(await states()).toEqual(['CANCELLED', 'PROPOSED']);
});

test('row 57: of two, one of whom approves while the other proposes anew, one comes first', async () => {
  const id = await propose();
  const third = desk(world, (await signedInAs(world, 'ADMIN')).cookie);
  const answers = await Promise.all([third.approve(id, 1_002), anew(edith, id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  await carryOut(world);
  expect([['DONE'], ['CANCELLED', 'PROPOSED']]).toContainEqual(await states());
  expect(Object.keys(await stateCounts(world))).toHaveLength(1);
  expect(await drift(world)).toEqual([]);
});

test('row 57: what one proposes anew under their own name they do not approve', async () => {
  const id = await propose();
  const made = (await anew(edith, id)).data!.invalidateSignatures;
  expect(said(await edith.approve(made.id, 1_002))).toEqual([403, 'FORBIDDEN']);
  expect(await states()).toEqual(['CANCELLED', 'PROPOSED']);
});
