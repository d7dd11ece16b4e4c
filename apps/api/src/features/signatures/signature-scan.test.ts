import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { afterStatement } from '../../../test/between-statements.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { findSignaturePage } from './signature-list.service.ts';
import { nextSignatures, type Place, type SetAsideState } from './signature-decision.service.ts';

// A walk looks at so many entries of an index at a time. While it does, signatures leave the index.
const MOST = 5;
const HELD = { state: 'HELD' };
const STATES: SetAsideState[] = ['HELD'];

let world: World;
let petitionId: string;
let restore = () => {};
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  petitionId = (await world.owner.query('select id from petitions order by number')).rows[0].id;
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await addConfirmed(world, 12);
  await world.owner.query(`update signatures set state = 'HELD', held_because = 'machine'`);
});
afterEach(() => restore());

/** Three that are looked at first are released between the two questions of one step. */
function releaseMeanwhile(order: string): void {
  restore = afterStatement(/from \(select \* from signatures/, () =>
    world.owner.query(
      `update signatures set state = 'CONFIRMED', held_because = null where contact_id in
        (select contact_id from signatures order by signed_at ${order}, contact_id ${order} limit 3)`,
    ),
  );
}

test('a decision reaches every signature, though others leave the index while it looks', async () => {
  releaseMeanwhile('asc');
  const found: string[] = [];
  let place: Place | null = null;
  do {
    const size = { limit: 10, most: MOST };
    const { pool } = world.sending;
    const next: Awaited<ReturnType<typeof nextSignatures>> = await nextSignatures(
      ...([pool, petitionId, HELD, STATES, place, size] as const),
    );
    found.push(...next.contactIds);
    place = next.end;
  } while (place);
  expect(new Set(found).size).toBe(12);
});

test('the pages of a list leave nobody out, though others leave the index while they look', async () => {
  releaseMeanwhile('desc');
  const context = { db: world.db.manager, keyring: world.config.keyring };
  const found: string[] = [];
  let after: string | null = null;
  do {
    const asked = { first: 10, after };
    const page: Awaited<ReturnType<typeof findSignaturePage>> = await findSignaturePage(
      ...([context, petitionId, HELD, asked, MOST] as const),
    );
    found.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(new Set(found).size).toBe(12);
});
