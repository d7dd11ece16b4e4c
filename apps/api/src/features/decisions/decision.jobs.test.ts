import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, drift } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { createLogger } from '../../platform/log.ts';
import { carryOutDecisions } from './decision.jobs.ts';

let world: World;
const lines: string[] = [];
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());

async function carryOut(): Promise<void> {
  const writing = { pool: world.sending.pool, wakeDeliveries: () => {} };
  const logger = createLogger('error', 'test', { write: (line: string) => lines.push(line) });
  const pace = { chunk: 100, pauseMs: 0, most: 20_000 };
  await carryOutDecisions(writing, logger, () => false, pace);
}

test('a decision that fails is logged, keeps no other waiting, and is tried again', async () => {
  const staff = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  const other = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  for (const country of ['UA', 'GB']) await addConfirmed(world, 600, { country });
  const made = await staff.invalidate({ country: 'UA' }, 600);
  await other.invalidate({ country: 'GB' }, 600);
  await world.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger refuse before update on signatures for each row when (new.country = 'UA')
      execute function refuse()`);
  await carryOut();
  const states = async () =>
    (await world.owner.query('select state from decisions order by created_at')).rows.map(
      ({ state }) => state,
    );
  expect(await states()).toEqual(['RUNNING', 'DONE']);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    ...{ decision: made.data!.invalidateSignatures.id, msg: 'a decision cannot be carried out' },
  });
  await world.owner.query('drop function refuse cascade');
  await carryOut();
  expect(await states()).toEqual(['DONE', 'DONE']);
  expect(await drift(world)).toEqual([]);
});
