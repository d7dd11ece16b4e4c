import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ops } from '../../test/ops.ts';
import { counts, PETITION, sign, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';
import { forgetWhatIsOver } from '../features/signatures/retention.ts';
import { createWriterPool } from '../platform/db.ts';

const REFUSED = {
  status: 1,
  stdout: '',
  stderr: `The people who signed ${PETITION} were forgotten 6 months after it closed, so whoever signs again would be counted twice; create a new petition.\n`,
};

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await createWorld();
  pool = createWriterPool(world.config.settings.databaseUrl!, 'reopening test', 1);
});
afterAll(async () => {
  await pool.end();
  await world.close();
});
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('update petitions set closed_at = null');
  await signAndConfirm(world);
  await close('7 months');
});

const close = (ago: string) =>
  world.owner.query(
    'update petitions set closes_at = null, closed_at = now() - $1::interval where slug = $2',
    [ago, PETITION],
  );
const reopen = () => ops(world, 'reopen-petition', PETITION);
const petitions = async () => (await world.owner.query('select * from petitions')).rows;

test('a petition whose people were forgotten stays closed: whoever signs again would count twice', async () => {
  await forgetWhatIsOver(pool, world.config.keyring);
  const before = await petitions();
  expect(await reopen()).toEqual(REFUSED);
  expect(await petitions()).toEqual(before);
  expect((await sign(world)).status).toBe(409);
  expect(await counts(world)).toMatchObject({ confirmed: 1 });
});

test('so does one of which a run has forgotten somebody, and was killed before it was done', async () => {
  const breaking = {
    connect: () => pool.connect(),
    query: (text: string, values: unknown[]) =>
      String(values[0]).startsWith('people/')
        ? Promise.reject(new Error('killed'))
        : pool.query(text, values),
  } as unknown as pg.Pool;
  await expect(forgetWhatIsOver(breaking, world.config.keyring)).rejects.toThrow('killed');
  expect(await reopen()).toEqual(REFUSED);
  expect(await forgetWhatIsOver(pool, world.config.keyring)).toMatchObject({ people: 0 });
  expect(await reopen()).toEqual(REFUSED);
});

test('a run that meets a reopening waits for it, and forgets nobody', async () => {
  const reopening = await world.owner.connect();
  await reopening.query('begin');
  await reopening.query('update petitions set closed_at = null');
  const running = forgetWhatIsOver(pool, world.config.keyring);
  const hasMet = `select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid`;
  await vi.waitUntil(async () => (await reopening.query(hasMet)).rowCount === 1, 3_000);
  await reopening.query('commit');
  reopening.release();
  expect(await running).toMatchObject({ people: 0 });
  expect((await reopen()).status).toBe(0);
});

test('one that closed long ago is reopened as long as nobody of it was forgotten', async () => {
  expect((await reopen()).status).toBe(0);
  expect(await forgetWhatIsOver(pool, world.config.keyring)).toMatchObject({ people: 0 });
  expect((await sign(world, { email: 'late@example.org' })).status).toBe(200);
});
