import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../apps/api/test/deciding.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';

let world: World;
let second: SecondApi;
let proposer: ReturnType<typeof desk>;
let approver: ReturnType<typeof desk>;
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
  proposer = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  approver = desk(world, (await signedInAs(world, 'ADMIN')).cookie);
});

const UA = { country: 'UA' };
const propose = async (count: number) =>
  (await proposer.invalidate(UA, count)).data!.invalidateSignatures.id;
const withdraw = (count: number) =>
  world.owner.query(
    `update signatures set state = 'WITHDRAWN' where contact_id in
       (select contact_id from signatures where state = 'CONFIRMED' limit $1)`,
    [count],
  );

test('row 57: nobody is made to approve more than they saw, by what comes to fit after their look', async () => {
  await addConfirmed(world, 1_200, UA);
  // What the proposer holds back, to let it in again once the other one has looked.
  const { id: held } = (await proposer.invalidate({ ...UA, to: soon() }, 1_200)).data!
    .invalidateSignatures;
  await approver.approve(held, 1_200);
  await carryOut(world);
  await addConfirmed(world, 1_100, UA);
  const id = await propose(1_100);
  await withdraw(50);
  const { data } = await approver.approval(id);
  expect(data!.approvalPreview).toMatchObject({ proposed: 1_100, total: 1_050 });
  await proposer.reinstate(held);
  await carryOut(world);
  const answer = await approver.approve(id, 1_050);
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    ...{ code: 'CONFLICT', reason: 'MORE_THAN_PROPOSED' },
  });
  expect(await stateCounts(world)).not.toHaveProperty('INVALIDATED');
});

test('row 57: what comes to fit within what was proposed is not approved unseen either', async () => {
  await addConfirmed(world, 1_100, UA);
  const id = await propose(1_100);
  await withdraw(50);
  await approver.approval(id);
  await addConfirmed(world, 10, UA);
  const answer = await approver.approve(id, 1_050);
  expect([answer.status, answer.errors![0]!.extensions['reason']]).toEqual([409, undefined]);
  expect(await stateCounts(world)).toMatchObject({ CONFIRMED: 1_060 });
});

test('row 57: what comes to fit after the press is left alone', async () => {
  await addConfirmed(world, 1_001, UA);
  const id = await propose(1_001);
  await withdraw(1);
  await approver.approve(id, 1_000);
  await addConfirmed(world, 30, { ...UA, minutesAgo: 120 });
  await carryOut(world);
  expect(await stateCounts(world)).toMatchObject({ INVALIDATED: 1_000, CONFIRMED: 30 });
});

test('row 57: of two who approve at once one does, and it is carried out once', async () => {
  await addConfirmed(world, 1_001, UA);
  const id = await propose(1_001);
  const others = await Promise.all([signedInAs(world, 'CAMPAIGNER'), signedInAs(world, 'ADMIN')]);
  const desks = others.flatMap(({ cookie }) => [desk(world, cookie), desk(second, cookie)]);
  const answers = await Promise.all(desks.map((by) => by.approve(id, 1_001)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const reasons = answers.flatMap(({ errors }) => errors?.[0]?.extensions['reason'] ?? []);
  expect(new Set(reasons)).not.toContain('MORE_THAN_PROPOSED');
  await carryOut(world);
  expect(await ledger(world)).toEqual({ confirmed: 1_001, invalidated: 1_001 });
  expect(await drift(world)).toEqual([]);
});

test.each([
  ['more than was proposed', 1_002, 409, 'CONFLICT'],
  ['all there could be', 2_147_483_647, 409, 'CONFLICT'],
  ['one less than are there', 1_000, 409, 'CONFLICT'],
  ['none', 0, 409, 'CONFLICT'],
  ['less than none', -1, 409, 'CONFLICT'],
  ['no whole number', 1_001.5, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['more than a number holds', 2 ** 40, 400, 'GRAPHQL_VALIDATION_FAILED'],
])('row 57: a size given by hand, %s, approves nothing', async (_what, size, status, code) => {
  await addConfirmed(world, 1_001, UA);
  const id = await propose(1_001);
  const answer = await approver.approve(id, size);
  expect(answer.status).toBe(status);
  if (status === 409) expect(answer.errors![0]!.extensions['code']).toBe(code);
  await carryOut(world);
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_001 });
});

/** Later than anything that is signed here: so that two decisions are not the same. */
function soon(): string {
  return new Date(Date.now() + 60_000).toISOString();
}
