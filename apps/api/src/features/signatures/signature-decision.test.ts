import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { sign } from '../../../test/signing.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { countFound } from './signature-decision.service.ts';

let world: World;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  const { rows } = await world.owner.query('select id from petitions');
  petitionId = rows[0].id;
  // All of one moment each: parts of a count may end between two of them.
  await addConfirmed(world, 7, { country: 'UA' });
  await addConfirmed(world, 5, { country: 'GB' });
  for (let i = 0; i < 3; i += 1) await sign(world, { email: `p${i}@example.org`, country: 'UA' });
});
afterAll(() => world.close());

test.each([1, 2, 5, 7, 10, 1000])(
  'signatures are all counted once, with %i of them looked at at a time',
  async (most) => {
    const count = (criteria: Parameters<typeof countFound>[2]) =>
      countFound(world.db.manager, petitionId, criteria, most);
    expect(Object.fromEntries(await count({ country: 'UA' }))).toEqual({
      CONFIRMED: { count: 7, confirmed: 7 },
      PENDING: { count: 3, confirmed: 0 },
    });
    expect(Object.fromEntries(await count({ source: 'direct' }))).toEqual({
      CONFIRMED: { count: 12, confirmed: 12 },
      PENDING: { count: 3, confirmed: 0 },
    });
    expect(Object.fromEntries(await count({ country: 'PL' }))).toEqual({});
  },
);
