import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NOTHING, steps } from '../../../test/funnel.ts';
import { sign, signAndConfirm } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await emptyTables(world);
});

test('a mail that asks to confirm is counted once the mail server has taken it', async () => {
  await sign(world, { email: 'suzie@example.org' });
  await sign(world, { email: 'sam@example.org' });
  expect(await steps(world)).toEqual(NOTHING);
  await world.deliver();
  expect(await steps(world)).toEqual({ ...NOTHING, mailed: 2 });
});

test('what thanks, or says that one has signed already, is not', async () => {
  await signAndConfirm(world, { email: 'suzie@example.org' });
  await world.deliver();
  await sign(world, { email: 'suzie@example.org' });
  await world.owner.query('update deliveries set due_at = now()');
  await world.deliver();
  expect(world.mailbox.mails.length).toBeGreaterThan(1);
  expect((await steps(world)).mailed).toBeLessThanOrEqual(1);
});

test('a mail that the server does not take is counted when it does', async () => {
  await sign(world, { email: 'suzie@example.org' });
  world.mailbox.refuseSenderWith = 550;
  await world.deliver();
  world.mailbox.refuseSenderWith = null;
  expect(await steps(world)).toEqual(NOTHING);
  await world.owner.query('update deliveries set due_at = now()');
  await world.deliver();
  expect(await steps(world)).toEqual({ ...NOTHING, mailed: 1 });
});

test('counting them waits for nobody who signs', async () => {
  await sign(world, { email: 'suzie@example.org' });
  const signer = await world.owner.connect();
  await signer.query('begin');
  await signer.query('lock table petition_minutes, petition_tallies in exclusive mode');
  try {
    await world.deliver();
    expect(await steps(world)).toEqual({ ...NOTHING, mailed: 1 });
  } finally {
    await signer.query('rollback');
    signer.release();
  }
});
