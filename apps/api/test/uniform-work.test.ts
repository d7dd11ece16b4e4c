import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sign, signAndConfirm, suzie } from './signing.ts';
import { createWorld, emptyTables, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

/** As staff or the rules leave it, an hour after everything that happened so far. */
const anHourLaterAs = (state: string) =>
  world.owner.query(
    `with s as (update signatures set state = $1, signed_at = signed_at - interval '1 hour')
     update deliveries set sent_at = sent_at - interval '1 hour'`,
    [state],
  );
const owed = async () => {
  const { rows } = await world.owner.query(
    'select count(*)::int as owed from deliveries where sent_at is null and dropped_at is null',
  );
  return rows[0].owed;
};

describe('signing with an address', () => {
  test.each(['CONFIRMED', 'HELD', 'INVALIDATED', 'WITHDRAWN'])(
    'whose signature is %s does the same work as with a new one, so that time tells nothing',
    async (state) => {
      await signAndConfirm(world);
      await world.deliver();
      await anHourLaterAs(state);
      await sign(world);
      expect(await owed()).toBe(1);
    },
  );

  test.each(['HELD', 'INVALIDATED'])('that is %s mails nothing', async (state) => {
    await signAndConfirm(world);
    await world.deliver();
    await anHourLaterAs(state);
    const before = world.mailbox.mails.length;
    await sign(world);
    await world.deliver();
    expect(world.mailbox.mails.length).toBe(before);
    expect(await owed()).toBe(0);
  });

  test('that is held and never confirmed mails its confirmation again', async () => {
    await sign(world);
    await world.deliver();
    await anHourLaterAs('HELD');
    await sign(world);
    await world.deliver();
    expect(world.mailbox.mails.map(({ to }) => to[0])).toEqual([suzie.email, suzie.email]);
  });
});
