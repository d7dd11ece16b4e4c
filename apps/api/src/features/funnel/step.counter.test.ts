import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { steps } from '../../../test/funnel.ts';
import { PETITION } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createLogger } from '../../platform/log.ts';
import { createStepCounter, type StepCounter } from './step.counter.ts';

const logger = createLogger('silent', 'test');

let world: World;
let petition: string;
const pools: pg.Pool[] = [];
const counters: StepCounter[] = [];
beforeAll(async () => {
  world = await createWorld();
  const { rows } = await world.owner.query('select id from petitions where slug = $1', [PETITION]);
  petition = rows[0].id;
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));
afterEach(async () => {
  await Promise.all(counters.splice(0).map((counter) => counter.close()));
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

/** As a process has it: statements seen, and failing as a test wants. */
function createCounter(fail: () => Error | undefined = () => undefined) {
  const pool = new pg.Pool({ connectionString: world.database.databaseUrl, max: 2 });
  let statements = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    client.query = (async (...args: unknown[]) => {
      statements += 1;
      const error = fail();
      if (error) throw error;
      return query(...args);
    }) as never;
  });
  const counter = createStepCounter(pool, logger);
  pools.push(pool);
  counters.push(counter);
  return { counter, statements: () => statements };
}

test('a thousand steps are one statement, which nobody has to ask for', async () => {
  const { counter, statements } = createCounter();
  for (let i = 0; i < 1_000; i += 1) counter.count(petition, i % 2 ? 'seen' : 'shared');
  expect(statements()).toBe(0);
  await expect
    .poll(() => steps(world), { timeout: 10_000 })
    .toMatchObject({
      seen: 500,
      shared: 500,
    });
  expect(statements()).toBe(1);
});

test('nothing is written where nothing happens', async () => {
  const { counter, statements } = createCounter();
  await counter.drain();
  await counter.close();
  expect(statements()).toBe(0);
});

test('several processes that count the same add up', async () => {
  const each = Array.from({ length: 4 }, () => createCounter().counter);
  const rounds = Array.from({ length: 25 }, async () => {
    await Promise.all(
      each.map((counter) => {
        counter.count(petition, 'seen');
        counter.count(crypto.randomUUID(), 'seen');
        return counter.drain();
      }),
    );
  });
  await Promise.all(rounds);
  expect((await steps(world)).seen).toBe(100);
});

test('what is counted while it is written is written next', async () => {
  const { counter } = createCounter();
  counter.count(petition, 'seen');
  const first = counter.drain();
  counter.count(petition, 'seen');
  await first;
  await counter.drain();
  expect((await steps(world)).seen).toBe(2);
});

test('what the server says it did not do is tried again', async () => {
  let failures = 2;
  const refused = () => Object.assign(new Error('shutting down'), { code: '57P01' });
  const { counter } = createCounter(() => (failures-- > 0 ? refused() : undefined));
  counter.count(petition, 'begun');
  for (let i = 0; i < 3; i += 1) await counter.drain();
  expect((await steps(world)).begun).toBe(1);
});

test('what may have been done is not done twice', async () => {
  let isCut = true;
  const pool = new pg.Pool({ connectionString: world.database.databaseUrl, max: 1 });
  pools.push(pool);
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    client.query = (async (...args: unknown[]) => {
      const answer = await query(...args);
      if (isCut) throw new Error('Connection terminated unexpectedly');
      return answer;
    }) as never;
  });
  const counter = createStepCounter(pool, logger);
  counters.push(counter);
  counter.count(petition, 'begun');
  await counter.drain();
  isCut = false;
  await counter.drain();
  expect((await steps(world)).begun).toBe(1);
});

test('what cannot be written is given up, and what comes later is not', async () => {
  const { counter } = createCounter();
  counter.count('no id at all', 'seen');
  await counter.drain();
  counter.count(petition, 'seen');
  await counter.drain();
  expect((await steps(world)).seen).toBe(1);
});

test('while the database is away ten thousand sums are kept at most', async () => {
  let isAway = true;
  const away = () => Object.assign(new Error('away'), { code: '57P03' });
  const { counter } = createCounter(() => (isAway ? away() : undefined));
  for (let i = 0; i < 12_000; i += 1) counter.count(crypto.randomUUID(), 'seen');
  await counter.drain();
  isAway = false;
  await counter.drain();
  const { rows } = await world.owner.query('select count(*)::int as count from petition_steps');
  expect(rows[0].count).toBe(10_000);
});

test('a counter that was closed tries nothing any more', async () => {
  const away = vi.fn(() => Object.assign(new Error('away'), { code: '57P03' }));
  const { counter } = createCounter(away);
  counter.count(petition, 'seen');
  await counter.close();
  const tried = away.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(away.mock.calls.length).toBe(tried);
});
