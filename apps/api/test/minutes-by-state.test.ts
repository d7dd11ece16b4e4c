import { readFileSync } from 'node:fs';
import {
  AddOfflineSignaturesDocument,
  RefuseSignaturesDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import {
  DisownSignatureDocument,
  WithdrawSignatureDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, drift } from './deciding.ts';
import { linkTo, PETITION, prompt, readThePage, sign, signAndConfirm } from './signing.ts';
import { askStaff, signedInAs } from './staff.ts';
import { createWorld, emptyTables, type World } from './world.ts';
import { migrationsFolder } from '../src/migrations-folder.ts';
import { forgetWhatIsOver } from '../src/features/signatures/retention.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'CAMPAIGNER'));
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const STATES = ['pending', 'held', 'confirmed', 'withdrawn', 'invalidated', 'offline'];
const sums = async () =>
  (
    await world.owner.query(
      `select ${STATES.map((s) => `sum(${s}_change)::int as ${s}`).join(', ')} from petition_minutes`,
    )
  ).rows[0];
const tally = async () =>
  (await world.owner.query(`select ${STATES.join(', ')} from petition_tallies`)).rows[0];

/** One of each: waiting, confirmed, withdrawn, disowned, run out, held, invalidated, refused, on paper. */
async function everythingHappens(): Promise<void> {
  const staff = desk(world, cookie);
  await sign(world, { email: 'waits@example.org' });
  await signAndConfirm(world, { email: 'counts@example.org' });
  await signAndConfirm(world, { email: 'withdraws@example.org' });
  await world.deliver();
  const token = linkTo(world, 'withdraws@example.org', 'signature');
  await world.request(WithdrawSignatureDocument, { input: { token } });
  await sign(world, { email: 'not-me@example.org' });
  await world.deliver();
  const disowned = linkTo(world, 'not-me@example.org', 'confirm');
  const { nonce } = (await prompt(world, disowned))!;
  readThePage();
  await world.request(DisownSignatureDocument, { input: { token: disowned, nonce } });
  await signAndConfirm(world, { email: 'invalid@example.org', source: 'machine' });
  await staff.invalidate({ source: 'machine' }, 1);
  await sign(world, { email: 'held@mailinator.com' });
  await sign(world, { email: 'refused@mailinator.com', source: 'refused' });
  const input = {
    petition: PETITION,
    filter: { source: 'refused' },
    reason: 'No',
    expectedTotal: 1,
  };
  expect((await staff.ask(RefuseSignaturesDocument, { input })).errors).toBe(undefined);
  const paper = { count: 40, note: 'Sheets', collectedOn: '2022-03-16', idempotencyKey: 'k' };
  const entered = { input: { petition: PETITION, ...paper } };
  expect((await askStaff(world, AddOfflineSignaturesDocument, entered, { cookie })).status).toBe(
    200,
  );
}

const COUNTS = { pending: 1, held: 1, confirmed: 1, withdrawn: 1, invalidated: 2, offline: 40 };

describe('what changed in each minute', () => {
  test('adds up to the tally, whatever happened to signatures', async () => {
    await everythingHappens();
    expect([await sums(), await tally()]).toEqual([COUNTS, COUNTS]);
    expect(await drift(world)).toEqual([]);
  });

  test('adds up when time has done its part', async () => {
    await everythingHappens();
    await world.owner.query(`update signatures set signed_at = signed_at - interval '90 days'`);
    await forgetWhatIsOver(world.sending.pool, world.config.keyring);
    await world.owner.query(`update petitions set closed_at = now() - interval '1 year'`);
    await forgetWhatIsOver(world.sending.pool, world.config.keyring);
    await world.owner.query('update petitions set closed_at = null');
    expect(await sums()).toEqual(await tally());
    expect(await sums()).toMatchObject({ pending: 0, confirmed: 1, offline: 40 });
    expect(await drift(world)).toEqual([]);
  });

  test('is kept with the decision of staff, and with its undoing', async () => {
    const staff = desk(world, cookie);
    await signAndConfirm(world, { email: 'a@example.org', source: 'radio' });
    const { data } = await staff.invalidate({ source: 'radio' }, 1);
    expect(await sums()).toMatchObject({ confirmed: 0, invalidated: 1 });
    await staff.reinstate(data!.invalidateSignatures.id);
    expect(await sums()).toMatchObject({ confirmed: 1, invalidated: 0 });
    expect(await drift(world)).toEqual([]);
  });
});

describe('the minutes of before', () => {
  const migration = (direction: string) =>
    readFileSync(`${migrationsFolder}/0060-minutes-by-state.${direction}.sql`, 'utf8');
  const again = async () => {
    await world.owner.query(migration('down'));
    await world.owner.query(`begin; ${migration('up')}; commit`);
  };

  test('are told from what the signatures still say, and add up to the tally', async () => {
    await everythingHappens();
    await world.owner.query(
      `update signatures set signed_at = '2022-03-14T10:00Z', confirmed_at = '2022-03-15T11:00:30Z'
       where confirmed_at is not null and state = 'CONFIRMED'`,
    );
    await again();
    expect(await sums()).toEqual(COUNTS);
    const { rows } = await world.owner.query(
      `select minute, pending_change as p, confirmed_change as c from petition_minutes
       where minute < '2023-01-01' order by minute`,
    );
    expect(rows).toEqual([
      { minute: new Date('2022-03-14T10:00Z'), p: 1, c: 0 },
      { minute: new Date('2022-03-15T11:00Z'), p: -1, c: 1 },
    ]);
    expect(await drift(world)).toEqual([]);
  });

  test('have, where nobody knows when, the time of the last change', async () => {
    await world.owner.query(
      `insert into petition_tallies (petition_id, offline, changed_at)
       select id, 7, '2022-03-16T14:02:31Z' from petitions order by number limit 1`,
    );
    await again();
    const { rows } = await world.owner.query('select minute, offline_change from petition_minutes');
    expect(rows).toEqual([{ minute: new Date('2022-03-16T14:02:00Z'), offline_change: 7 }]);
  });

  test('are none where nobody signed', async () => {
    await world.owner.query('insert into petition_tallies (petition_id) select id from petitions');
    await again();
    expect(await sums()).toEqual(Object.fromEntries(STATES.map((state) => [state, null])));
  });
});
