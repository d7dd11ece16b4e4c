import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { carryOut, desk, drift, stateCounts } from '../../apps/api/test/deciding.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';

let world: World;
let second: SecondApi;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});
beforeEach(() => emptyTables(world));

test('row 57: a decision that takes its time is one, however often and by how many it is sent at once', async () => {
  await addConfirmed(world, 600, { country: 'UA' });
  const [carla, edith] = [await signedInAs(world, 'CAMPAIGNER'), await signedInAs(world, 'ADMIN')];
  const desks = [carla, edith].flatMap(({ cookie }) => [desk(world, cookie), desk(second, cookie)]);
  const answers = await Promise.all(desks.map((by) => by.invalidate({ country: 'UA' }, 600)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const reasons = answers.flatMap(({ errors }) => errors?.[0]?.extensions['reason'] ?? []);
  expect(reasons).toEqual(Array(3).fill('ALREADY_DECIDED'));
  await carryOut(world);
  const made = answers.find(({ data }) => data)!.data!.invalidateSignatures;
  await desks[0]!.reinstate(made.id);
  await carryOut(world);
  // By one undoing all of them are back: no second decision has taken its share.
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 600 });
  expect(await drift(world)).toEqual([]);
});
