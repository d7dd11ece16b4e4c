import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { clicks, follow } from '../../../test/giving.ts';
import { createWorld, type World } from '../../../test/world.ts';

const TARGET = 'https://www.gofundme.com/f/refugees-welcome-demo';
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

async function cutOff(): Promise<void> {
  await superuser.query(`alter database ${name} allow_connections false`);
  await superuser.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name],
  );
}

const bringBack = () => superuser.query(`alter database ${name} allow_connections true`);

/** Long enough for the links to count as old. */
const letLinksAge = () => delay(1_050);

test('giving goes on while the database is gone, and never with an error of ours', async () => {
  await cutOff();
  for (let second = 0; second < 2; second += 1) {
    await letLinksAge();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => follow(world, '/go/gofundme')),
    );
    for (const { status, headers } of answers) {
      expect([status, headers.get('location')]).toEqual([303, TARGET]);
    }
    expect((await follow(world, '/go/unknown')).status).toBe(404);
  }
  await bringBack();
  await clicks(world);
  await letLinksAge();
  expect((await follow(world, '/go/gofundme')).status).toBe(303);
  expect((await clicks(world)).at(-1)!.clicks).toBeGreaterThanOrEqual(1);
});

test('giving does not wait for a database that hangs', async () => {
  const blocker = await world.owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table donation_links, donation_clicks, donation_visitors');
  try {
    await letLinksAge();
    const response = await follow(world, '/go/gofundme?source=hanging');
    expect([response.status, response.headers.get('location')]).toEqual([303, TARGET]);
    // It was answered while the links were still being asked for.
    await expect.poll(waitingReads).toBe(1);
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
  expect(await clicks(world)).toContainEqual({ source: 'hanging', visitors: 1, clicks: 1 });
});

async function waitingReads(): Promise<number> {
  const { rows } = await superuser.query(
    `select count(*)::int as count from pg_stat_activity
     where datname = $1 and wait_event_type = 'Lock' and query like '%"DonationLinkEntity"%'`,
    [name],
  );
  return rows[0].count;
}

test('more clicks than can be kept are dropped, and their readers sent on', async () => {
  const blocker = await world.owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table donation_clicks, donation_visitors');
  try {
    for (let i = 0; i < 25; i += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => follow(world, '/go/gofundme?source=flood')),
      );
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
    }
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
  const flood = (await clicks(world)).find((row) => row.source === 'flood')!;
  expect(flood.clicks).toBeLessThan(2_500);
  expect(flood.clicks).toBeGreaterThanOrEqual(2_000);
});
