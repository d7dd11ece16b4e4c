import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { deleteDisowned } from './signature.jobs.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

test('no index on signatures or contacts holds what a confirmation changes', async () => {
  await sign(world);
  const client = await world.owner.connect();
  try {
    // Heap-only updates write to no index at all. BRIN keeps no entry for a row.
    await client.query(`begin; update signatures set state = 'CONFIRMED', confirmed_at = now(),
      sealed_name = sealed_name, display = 'HIDDEN', consent_to_updates = true,
      render_id = 'render', decided_at = now()`);
    await client.query('update contacts set caps_reset_at = now()');
    const { rows } = await client.query(`
      select relname as name, pg_stat_get_xact_tuples_hot_updated(oid)::int as hot
      from pg_class where relname in ('signatures', 'contacts') order by 1`);
    expect(rows).toEqual([
      { name: 'contacts', hot: 1 },
      { name: 'signatures', hot: 1 },
    ]);
  } finally {
    client.release(true);
  }
});

test('what is no longer disowned leaves the list, and no signature goes with it', async () => {
  await sign(world, { email: 'held@example.org' });
  await sign(world, { email: 'disowned@example.org' });
  await world.owner.query(
    `insert into disowned_signatures (contact_id, petition_id, disowned_at)
     select contact_id, petition_id, now() - interval '59 minutes' from signatures`,
  );
  const listed = async () => (await world.owner.query('select from disowned_signatures')).rowCount;
  await deleteDisowned(world.owner);
  expect(await listed()).toBe(2);
  await world.owner.query(
    `update disowned_signatures set disowned_at = disowned_at - interval '2 minutes'`,
  );
  await world.owner.query(
    `update signatures set state = 'DISOWNED', decided_at = now()
     where contact_id = (select contact_id from signatures limit 1)`,
  );
  await deleteDisowned(world.owner);
  expect(await listed()).toBe(1);
  const { rows } = await world.owner.query('select state from signatures order by state');
  expect(rows.map(({ state }) => state)).toEqual(['DISOWNED', 'PENDING']);
});
