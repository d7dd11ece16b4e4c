import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOut, desk, drift } from '../../apps/api/test/deciding.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { counts, PETITION, sign } from '../../apps/api/test/signing.ts';
import { signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { watchTraffic } from '../../apps/api/src/features/trends/traffic.jobs.ts';
import {
  TrafficFlagsDocument,
  type TrafficFlagsQuery,
} from '../../packages/shared/src/generated/staff/graphql.ts';

const BOTS = 400;
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('row 10: a botnet of single addresses is flagged at the first look, and leaves the count as one batch', async () => {
  for (let minutesAgo = 2; minutesAgo < 60; minutesAgo += 1)
    await addConfirmed(world, 5, { minutesAgo });
  const began = new Date().toISOString();
  // One signature from each network, as its own mailbox, and nobody is over any limit.
  for (let i = 0; i < BOTS; i += 1) await sign(world, { email: `b${i}@bots.example` });
  for (let i = 0; i < 10; i += 1) await sign(world, { email: `someone${i}@example.org` });
  await watchTraffic(world.sending.pool, { warn: () => {} });

  const staff = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  const asked = await staff.ask<TrafficFlagsQuery>(TrafficFlagsDocument, { petition: PETITION });
  const flags = asked.data!.trafficFlags;
  expect(flags.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ALL', 'DOMAIN']));
  const domain = flags.find(({ kind }) => kind === 'DOMAIN')!.name;
  const criteria = { domain, from: began };
  const { total } = (await staff.preview(criteria)).data!.previewInvalidation;
  expect(total).toBe(BOTS);
  await staff.invalidate(criteria, total);
  await carryOut(world);
  expect(await counts(world)).toMatchObject({ pending: 10, confirmed: 290 });
  expect(await drift(world)).toEqual([]);
}, 60_000);
