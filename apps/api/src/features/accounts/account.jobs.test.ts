import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { forgetSpentCodes } from './account.jobs.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('what signing in leaves behind is forgotten once it is over, and what holds is not', async () => {
  await signedInAs(world, 'VIEWER');
  await signedInAs(world, 'VIEWER');
  await world.owner.query(
    `insert into spent_codes values ('\\x01', now()), ('\\x02', now() - interval '61 minutes');
     insert into auth.verification (id, identifier, value, "expiresAt") values
       ('1', 'a', 'x', now() + interval '1 minute'), ('2', 'b', 'x', now() - interval '1 second');
     update auth.session set "expiresAt" = now() where id = (select min(id) from auth.session)`,
  );
  await forgetSpentCodes(world.sending.pool);
  const { rows } = await world.owner.query(
    `select (select count(*) from spent_codes) as codes,
      (select count(*) from auth.verification) as verifications,
      (select count(*) from auth.session) as sessions`,
  );
  expect(rows[0]).toEqual({ codes: 1, verifications: 1, sessions: 1 });
});
