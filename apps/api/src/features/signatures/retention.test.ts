import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ops } from '../../../test/ops.ts';
import { counts, PETITION, recounted, sign, signAndConfirm } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createWriterPool } from '../../platform/db.ts';
import { countWhatIsOver, forgetWhatIsOver } from './retention.ts';

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await createWorld();
  pool = createWriterPool(world.config.settings.databaseUrl!, 'retention test', 1);
});
afterAll(async () => {
  await pool.end();
  await world.close();
});
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('update petitions set closed_at = null');
});

/** As if all that is there had come earlier, the last run included. */
async function later(interval: string) {
  await world.owner.query(
    `update signatures set signed_at = signed_at - $1::interval, confirmed_at = confirmed_at - $1::interval`,
    [interval],
  );
  await world.owner.query(`update retention_progress set done_until = done_until - $1::interval`, [
    interval,
  ]);
}
const forget = () => forgetWhatIsOver(pool, world.config.keyring);
const NOTHING = { unconfirmed: 0, networks: 0, people: 0 };
async function kept() {
  const { rows } = await world.owner.query(`
    select (select count(*)::int from signatures) as signatures,
      (select count(*)::int from contacts) as contacts,
      (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from signatures where network_tag is not null) as networks,
      (select count(*)::int from signatures where sealed_name is not null) as names`);
  return rows[0];
}

describe('a signature that nobody confirms', () => {
  test('is forgotten after seven days, with the address and the mails', async () => {
    await sign(world);
    await world.deliver();
    await later('6 days 23 hours');
    expect(await forget()).toEqual(NOTHING);
    await later('1 hour 1 minute');
    expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 1 });
    expect(await kept()).toMatchObject({ signatures: 0, contacts: 0, deliveries: 0 });
    expect(await counts(world)).toMatchObject({ pending: 0, ledger: {} });
    expect(await counts(world)).toMatchObject(await recounted(world));
  });

  test('is told from those that were confirmed, however many there are', async () => {
    for (let i = 0; i < 3; i += 1) await sign(world, { email: `pending-${i}@example.org` });
    await signAndConfirm(world, { email: 'confirmed@example.org' });
    await later('8 days');
    expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 3 });
    expect(await counts(world)).toMatchObject({ pending: 0, confirmed: 1 });
  });

  test('who comes after a run is forgotten by the next', async () => {
    await forget();
    await sign(world);
    await later('7 days 1 minute');
    expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 1 });
  });
});

test('from which network a signature came is forgotten after thirty days, and nothing else', async () => {
  await signAndConfirm(world);
  await later('29 days');
  expect(await forget()).toEqual(NOTHING);
  await later('1 day 1 minute');
  expect(await forget()).toEqual({ ...NOTHING, networks: 1 });
  expect(await kept()).toMatchObject({ signatures: 1, contacts: 1, networks: 0, names: 1 });
});

describe('six months after a petition closed', () => {
  const close = (ago: string) =>
    world.owner.query('update petitions set closed_at = now() - $1::interval where slug = $2', [
      ...[ago, PETITION],
    ]);

  test('nobody knows whose its signatures were, and they count on', async () => {
    await signAndConfirm(world);
    await signAndConfirm(world, { email: 'ben@example.org', country: 'IE' });
    await world.deliver();
    await later('10 days');
    await close('5 months');
    expect(await forget()).toEqual(NOTHING);
    const before = await counts(world);
    await close('7 months');
    expect(await forget()).toEqual({ ...NOTHING, people: 2 });
    expect(await kept()).toEqual({
      ...{ signatures: 2, contacts: 0, deliveries: 0, networks: 0, names: 0 },
    });
    expect(await counts(world)).toEqual(before);
    expect(await counts(world)).toMatchObject(await recounted(world));
    expect(await forget()).toEqual(NOTHING);
  });
});

test('a mark that a wrong clock has made in the future stops nothing', async () => {
  await sign(world);
  await later('8 days');
  await world.owner.query(
    `insert into retention_progress values ('unconfirmed', now() + interval '1 year')`,
  );
  expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 1 });
  await sign(world, { email: 'ben@example.org' });
  await later('8 days');
  expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 1 });
});

test('what was disowned and never deleted is forgotten with what nobody confirmed', async () => {
  await sign(world);
  await later('8 days');
  await world.owner.query(`update signatures set state = 'DISOWNED'`);
  await world.owner.query('update petition_tallies set pending = 0');
  expect(await forget()).toEqual({ ...NOTHING, unconfirmed: 1 });
  expect(await kept()).toMatchObject({ signatures: 0, contacts: 0 });
  expect(await counts(world)).toMatchObject(await recounted(world));
});

describe('with more than is taken at once', () => {
  const small = { batch: 2, slice: 3, step: 2 };
  const many = async (count: number, act: typeof sign | typeof signAndConfirm, days: number) => {
    for (let i = 0; i < count; i += 1) {
      const email = `${act === sign ? 'pending' : 'confirmed'}-${days}-${i}@example.org`;
      await act(world, { email });
      await world.owner.query(
        `update signatures s set signed_at = signed_at - $1 * interval '1 day' from contacts c
         where c.id = s.contact_id and s.act_id = (select act_id from signatures order by signed_at desc limit 1)`,
        [days],
      );
    }
  };

  test('all of it is forgotten, however close together it came and however far apart', async () => {
    for (const days of [8, 40, 400]) await many(5, sign, days);
    await many(3, signAndConfirm, 40);
    await sign(world, { email: 'new@example.org' });
    expect(await forgetWhatIsOver(pool, world.config.keyring, small)).toEqual({
      unconfirmed: 15,
      networks: 3,
      people: 0,
    });
    expect(await kept()).toMatchObject({ signatures: 4, contacts: 4, networks: 1 });
    expect(await forgetWhatIsOver(pool, world.config.keyring, small)).toEqual(NOTHING);
    expect(await counts(world)).toMatchObject(await recounted(world));
  });

  test('a run that ends early has noted how far it came, and the next goes on', async () => {
    await many(3, sign, 400);
    await many(3, sign, 8);
    let notes = 0;
    const breaking = {
      connect: () => pool.connect(),
      query(text: string, values: unknown[]) {
        notes += 1;
        return notes > 2 ? Promise.reject(new Error('lost')) : pool.query(text, values);
      },
    } as unknown as pg.Pool;
    await expect(forgetWhatIsOver(breaking, world.config.keyring, small)).rejects.toThrow('lost');
    const { rows } = await world.owner.query('select done_until from retention_progress');
    expect(rows).toHaveLength(1);
    const left = (await kept()).signatures;
    expect(left).toBeLessThan(6);
    expect(left).toBeGreaterThan(0);
    expect(await forget()).toEqual({ ...NOTHING, unconfirmed: left });
  });

  test('people of several petitions are forgotten in one walk, and nobody of an open one', async () => {
    for (const slug of ['closed-too', 'open']) {
      await world.owner.query(
        `insert into petitions (campaign_id, slug, title, demand, addressed_to)
         select id, $1, $1, 'A demand', 'The government' from campaigns`,
        [slug],
      );
    }
    await many(4, signAndConfirm, 10);
    for (const petition of ['closed-too', 'open']) {
      for (const name of ['ann', 'bob', 'cid']) {
        await signAndConfirm(world, { petition, email: `${name}-${petition}@example.org` });
      }
    }
    await world.owner.query(
      `update petitions set closed_at = now() - interval '7 months' where slug <> 'open'`,
    );
    expect(await forgetWhatIsOver(pool, world.config.keyring, small)).toEqual({
      ...NOTHING,
      people: 7,
    });
    expect(await kept()).toMatchObject({ signatures: 10, contacts: 3, names: 3 });
    const { rows } = await world.owner.query(
      `select count(*)::int as noted from retention_progress where task like 'people/%'`,
    );
    expect(rows).toEqual([{ noted: 2 }]);
    // Closed anew, it is looked through anew.
    await world.owner.query(`update petitions set closed_at = null`);
    await signAndConfirm(world, { email: 'late@example.org' });
    await world.owner.query(`update petitions set closed_at = now() - interval '7 months'`);
    await world.owner.query(
      `update retention_progress set done_until = now() - interval '8 months'`,
    );
    expect(await forgetWhatIsOver(pool, world.config.keyring, small)).toMatchObject({ people: 4 });
  });
});

test('a dry run says how much would be forgotten, and forgets nothing', async () => {
  await sign(world);
  await signAndConfirm(world, { email: 'ben@example.org' });
  await later('31 days');
  const before = await kept();
  expect(await countWhatIsOver(pool)).toEqual({ unconfirmed: 1, networks: 2, people: 0 });
  const dry = await ops(world, 'retention', '--dry-run');
  expect(dry.stdout).toBe(
    [
      'not confirmed within 7 days: 1',
      'network, after 30 days: 2',
      'name, address and postcode, 6 months after the petition closed: 0',
      'Nothing was changed.\n',
    ].join('\n'),
  );
  expect(await kept()).toEqual(before);
  const done = await ops(world, 'retention');
  expect(done.stdout).toContain('not confirmed within 7 days: 1');
  expect(await kept()).toMatchObject({ signatures: 1, networks: 0 });
  expect((await ops(world, 'retention', '--wet-run')).status).not.toBe(0);
});
