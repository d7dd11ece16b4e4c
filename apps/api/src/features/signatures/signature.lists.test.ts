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
  // BRIN keeps no entry for a row. Any other index but the key would be written to by each confirmation.
  const { rows } = await world.owner.query(`
    select pg_get_indexdef(i.indexrelid) as definition from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where i.indrelid in ('signatures'::regclass, 'contacts'::regclass)
      and a.amname <> 'brin' order by 1`);
  expect(rows.map(({ definition }) => definition)).toEqual([
    'CREATE UNIQUE INDEX contacts_pkey ON public.contacts USING btree (id)',
    'CREATE UNIQUE INDEX signatures_pkey ON public.signatures USING btree (contact_id, petition_id)',
  ]);
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
