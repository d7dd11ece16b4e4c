import {
  StaffSummariesDocument,
  type StaffSummariesQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createOwnPetition } from '../../../../../../tests/support/own-petition.ts';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { checkCounts } from '../../signatures/count-drift.jobs.ts';

const OTHER = 'warm-homes';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'VIEWER'));
  await createOwnPetition(world.database.ownerUrl, OTHER);
  await signAndConfirm(world, { email: 'one@example.org', country: 'IE', source: 'poster' });
  await sign(world, { email: 'two@example.org' });
  await signAndConfirm(world, { petition: OTHER, email: 'three@example.org' });
});
afterAll(() => world.close());

async function askAll() {
  const variables = { timeZone: 'Europe/Kyiv' };
  const answer = await askStaff<StaffSummariesQuery>(world, StaffSummariesDocument, variables, {
    cookie,
  });
  if (!answer.data) throw new Error(answer.body);
  return answer.data.allPetitionCounts;
}
async function askOne(petition: string) {
  const fields = 'total confirmed pending confirmedLastHour confirmationRate donationClicks';
  const text = `query ($petition: String!) { petitionCounts(petition: $petition) { petition ${fields} } }`;
  const answer = await askStaff<{ petitionCounts: object }>(world, text, { petition }, { cookie });
  return answer.data!.petitionCounts;
}

test('the counts of all petitions are those of each, newest petition first', async () => {
  const all = await askAll();
  expect(all.map(({ petition }) => petition)).toEqual([OTHER, PETITION]);
  expect(all).toMatchObject([
    { total: 1, pending: 0, confirmedLastHour: 1 },
    { total: 1, pending: 1, confirmedLastHour: 1, confirmationRate: 0.5 },
  ]);
  for (const one of all) expect(one).toMatchObject(await askOne(one.petition));
});

test('they are read together, as of one moment', async () => {
  const readings = vi.spyOn(world.db.manager, 'transaction');
  const [first, second] = await askAll();
  expect(readings).toHaveBeenCalledOnce();
  readings.mockRestore();
  expect(first!.asOf).toBe(second!.asOf);
});

test('they say when they were last compared with the signatures, and what came of it', async () => {
  expect((await askAll()).map(({ check }) => check)).toEqual([null, null]);
  const began = Date.now();
  await world.owner.query(
    'update petition_tallies set offline = 5 where petition_id = (select id from petitions where slug = $1)',
    [OTHER],
  );
  await checkCounts({ db: world.db.manager, logger: { error: () => {} } as never });
  const [other, first] = (await askAll()).map(({ check }) => check!);
  expect([other!.agrees, first!.agrees]).toEqual([false, true]);
  // Clocks of the database and of ours are the same machine's; a second is rounding.
  expect(Date.parse(first!.checkedAt)).toBeGreaterThan(began - 1000);
});
