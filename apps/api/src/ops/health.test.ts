import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkCounts } from '../features/signatures/count-drift.jobs.ts';
import { createLogger } from '../platform/log.ts';
import { alertsOf } from '../../test/alerts.ts';
import { sign } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';

let world: World;
const { raise } = alertsOf(() => world);
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const mailAge = async () => {
  const metrics = await (await fetch(`${world.url}/metrics`)).text();
  return Number(/^mail_queue_age_seconds (\S+)$/m.exec(metrics)?.[1]);
};
const ready = async () => {
  const response = await fetch(`${world.url}/health/ready`);
  return (await response.json()) as { status: string; checks: Record<string, string> };
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

describe('a comparison of the counts that does not come', () => {
  const countsAre = async (sql: string) => {
    await world.owner.query(sql);
    const { status, checks } = await ready();
    return [status, checks['counts']];
  };
  const compared = (ago: string) =>
    `update count_checks set checked_at = now() - interval '${ago}'`;
  const begun = (ago: string) =>
    `truncate count_checks; update petitions set created_at = now() - interval '${ago}'`;

  test('is told after three hours, by a word of its own, until there is one', async () => {
    const logger = createLogger('fatal', 'test');
    await checkCounts({ db: world.db.manager, logger });
    expect(await countsAre(compared('179 minutes'))).toEqual(['ready', 'ok']);
    expect(await countsAre(compared('181 minutes'))).toEqual(['ready', 'not compared']);
    await checkCounts({ db: world.db.manager, logger });
    expect(await countsAre('select 1')).toEqual(['ready', 'ok']);
  });

  test('has as long where there never was one', async () => {
    expect(await countsAre(begun('179 minutes'))).toEqual(['ready', 'ok']);
    expect(await countsAre(begun('181 minutes'))).toEqual(['ready', 'not compared']);
    expect(await countsAre(begun('0 minutes'))).toEqual(['ready', 'ok']);
  });

  test('does not hide that counts differed', async () => {
    await checkCounts({ db: world.db.manager, logger: createLogger('fatal', 'test') });
    await world.owner.query('update count_checks set differences = 1');
    expect(await countsAre(compared('1 day'))).toEqual(['ready', 'drift']);
    await world.owner.query('truncate count_checks');
  });
});

test('tells that mails are late, how long the first has waited, and stays ready', async () => {
  expect(await mailAge()).toBe(0);
  await sign(world);
  await world.owner.query(`update deliveries set due_at = now() - interval '6 minutes'`);
  expect(await ready()).toMatchObject({ status: 'ready', checks: { mails: 'late' } });
  await expect.poll(mailAge).toBeGreaterThanOrEqual(360);
  await world.deliver();
  expect(await ready()).toMatchObject({ checks: { mails: 'ok' } });
  await expect.poll(mailAge).toBe(0);
});

describe('a mail server that takes nothing', () => {
  const triedInVainFor = async (minutes: number) => {
    await emptyTables(world);
    await sign(world);
    world.mailbox.refuseSenderWith = 451;
    await world.deliver();
    await world.owner.query(`update mail_minutes set minute = minute - $1 * interval '1 minute'`, [
      minutes,
    ]);
  };
  afterEach(() => {
    world.mailbox.refuseSenderWith = null;
  });

  test('is late though each mail is put off, and well again once one is taken', async () => {
    await triedInVainFor(7);
    expect(await ready()).toMatchObject({ status: 'ready', checks: { mails: 'late' } });
    await expect.poll(mailAge).toBeGreaterThanOrEqual(360);
    world.mailbox.refuseSenderWith = null;
    await world.owner.query('update deliveries set due_at = now()');
    await world.deliver();
    expect(await ready()).toMatchObject({ checks: { mails: 'ok' } });
    await expect.poll(mailAge).toBe(0);
  });

  test('has five minutes, as the alert has', async () => {
    await triedInVainFor(4);
    expect(await ready()).toMatchObject({ checks: { mails: 'ok' } });
  });

  test('is late for as long as the alert lasts, since it began', async () => {
    await triedInVainFor(7);
    await raise();
    await world.owner.query(`update alerts set began_at = now() - interval '3 hours'`);
    // What became of mails is looked at for a quarter of an hour.
    await world.owner.query('delete from mail_minutes');
    expect(await ready()).toMatchObject({ checks: { mails: 'late' } });
    await expect.poll(mailAge).toBeGreaterThanOrEqual(3 * 3600);
  });
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
