import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCounts } from '../features/signatures/count-drift.jobs.ts';
import { createLogger } from '../platform/log.ts';
import { sign } from '../../test/signing.ts';
import { createWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ready = async () => {
  const response = await fetch(`${world.url}/health/ready`);
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
};

test('is ready on the schema that this build brings, and names what is not right', async () => {
  const ok = { database: 'ok', schema: 'ok', counts: 'ok', mails: 'ok' };
  expect(await ready()).toEqual({ status: 'ready', checks: ok });
  const { rows } = await world.owner.query(
    'delete from migrations where id = (select max(id) from migrations) returning *',
  );
  const answer = await fetch(`${world.url}/health/ready`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    checks: { database: 'ok', schema: 'wrong version' },
  });
  await world.owner.query(`insert into migrations (id, "timestamp", name) values ($1, $2, $3)`, [
    rows[0].id,
    rows[0].timestamp,
    rows[0].name,
  ]);
  expect((await ready()).status).toBe('ready');
});

test('tells that counts drift, and stays ready: nobody is turned away for it', async () => {
  await world.owner.query(
    'insert into petition_tallies (petition_id, confirmed) select id, 1 from petitions',
  );
  const logger = createLogger('fatal', 'test');
  await checkCounts({ db: world.db.manager, logger });
  const checks = { database: 'ok', schema: 'ok', counts: 'drift', mails: 'ok' };
  expect(await ready()).toEqual({ status: 'ready', checks });
  await world.owner.query('delete from petition_tallies');
  await checkCounts({ db: world.db.manager, logger });
  expect(await ready()).toMatchObject({ checks: { counts: 'ok' } });
});

test('tells that mails are late, how long the first has waited, and stays ready', async () => {
  const age = async () => {
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    return Number(/^mail_queue_age_seconds (\S+)$/m.exec(metrics)?.[1]);
  };
  expect(await age()).toBe(0);
  await sign(world);
  await world.owner.query(`update deliveries set due_at = now() - interval '6 minutes'`);
  expect(await ready()).toMatchObject({ status: 'ready', checks: { mails: 'late' } });
  await expect.poll(age).toBeGreaterThanOrEqual(360);
  await world.deliver();
  expect(await ready()).toMatchObject({ checks: { mails: 'ok' } });
  await expect.poll(age).toBe(0);
});

test('lives on while the database is out of reach, and says that it is not ready', async () => {
  await world.owner.query('select 1');
  await world.db.destroy();
  expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
  const answer = await fetch(`${world.url}/health/ready`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ checks: { database: 'out of reach' } });
  await world.db.initialize();
});

test('is not ready on a standby, where counts lag', async () => {
  const { rows } = await world.owner.query('select current_database() as name');
  // Stands in for a standby's own answer; the application looks here first.
  await world.owner.query(
    `create function public.pg_is_in_recovery() returns boolean language sql as 'select true';
     alter database ${rows[0].name} set search_path = public, pg_catalog`,
  );
  await world.db.destroy();
  await world.db.initialize();
  const answer = await fetch(`${world.url}/health/ready`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    checks: { database: 'ok', schema: 'ok', counts: 'read from a standby' },
  });
});
