import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { steps } from '../../../test/funnel.ts';
import { follow } from '../../../test/giving.ts';
import { PETITION, sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
let superuser: pg.Client;
let name: string;
beforeAll(async () => {
  world = await createWorld({ LOG_LEVEL: 'silent' });
  superuser = new pg.Client({ connectionString: inject('postgres').superuserUrl });
  await superuser.connect();
  name = new URL(world.database.databaseUrl).pathname.slice(1);
});
afterAll(async () => {
  await superuser.end();
  await world.close();
});
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await emptyTables(world);
});

async function cutOff(): Promise<void> {
  await superuser.query(`alter database ${name} allow_connections false`);
  // The test's own looks at the tables go on.
  await superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = $1 and usename <> 'undersigned_owner'`,
    [name],
  );
}

const bringBack = () => superuser.query(`alter database ${name} allow_connections true`);

/** Long enough for the names of petitions to count as old, and for counts to be written. */
const letTimePass = () => delay(1_050);

async function openPages(times: number): Promise<void> {
  const pages = await Promise.all(
    Array.from({ length: times }, () => follow(world, `/seen/${PETITION}`)),
  );
  for (const { status, headers } of pages) {
    expect([status, headers.get('content-type')]).toEqual([200, 'image/gif']);
  }
}

test('readers are counted while the database is gone, and their counts written when it is back', async () => {
  await cutOff();
  for (let second = 0; second < 3; second += 1) {
    await letTimePass();
    await openPages(20);
    const shared = await follow(world, `/share/${PETITION}/whatsapp`);
    expect(shared.headers.get('location')).toContain('https://wa.me/');
    expect((await follow(world, '/share/unknown/whatsapp')).status).toBe(404);
  }
  await bringBack();
  await expect
    .poll(async () => steps(world), { timeout: 10_000 })
    .toMatchObject({ seen: 60, shared: 3 });
});

test('neither a page nor a share waits for a database that hangs', async () => {
  const blocker = await world.owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table petitions, petition_steps');
  try {
    await letTimePass();
    await openPages(20);
    const waited = superuser.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = $1 and wait_event_type = 'Lock'`,
      [name],
    );
    // They were answered while the petitions were still being asked for.
    expect((await waited).rows[0]!.count).toBeGreaterThanOrEqual(1);
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
  expect((await steps(world)).seen).toBe(20);
});

test('signing does not wait for counts of readers that hang', async () => {
  const blocker = await world.owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table petition_steps');
  try {
    await openPages(5);
    await delay(600);
    expect((await sign(world, { email: 'quick@example.org' })).status).toBe(200);
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
});
