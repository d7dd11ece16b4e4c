import { SignPetitionDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counts, sign, suzie } from './signing.ts';
import { createWorld, emptyTables, from, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('signing is refused', () => {
  test('under an unknown petition', async () => {
    const answer = await sign(world, { petition: 'no-such-petition' });
    expect(answer).toMatchObject({ status: 404, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('once the petition is closed, and again possible when it is open again', async () => {
    await emptyTables(world);
    await world.owner.query('update petitions set closed_at = now()');
    expect(await sign(world)).toMatchObject({
      status: 409,
      errors: [{ extensions: { code: 'PETITION_CLOSED' } }],
    });
    await world.owner.query(
      `update petitions set closed_at = null, closes_at = now() - interval '1 second'`,
    );
    expect((await sign(world)).status).toBe(409);
    expect((await world.owner.query('select from contacts')).rowCount).toBe(0);
    await world.owner.query(`update petitions set closes_at = now() + interval '1 hour'`);
    expect((await sign(world)).status).toBe(200);
  });

  test('above a burst of 30 from one address, with the time to wait, and not from another', async () => {
    const statuses = [];
    for (let i = 0; i < 35; i += 1) {
      statuses.push((await sign(world, { email: `a${i}@example.org` }, '203.0.113.7')).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
    expect(statuses.slice(31)).toEqual(Array(4).fill(429));
    const refused = await sign(world, { email: 'b@example.org' }, '203.0.113.7');
    expect(refused.errors![0]!.extensions['code']).toBe('RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await sign(world, { email: 'c@example.org' }, '203.0.113.8')).status).toBe(200);
  });

  test('above a burst of 30 from one IPv6 /64, however the addresses change', async () => {
    const statuses = [];
    for (let i = 0; i < 35; i += 1) {
      statuses.push(
        (await sign(world, { email: `d${i}@example.org` }, `2001:db8:1:2::${i + 1}`)).status,
      );
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(3);
    expect((await sign(world, { email: 'e@example.org' }, '2001:db8:1:3::1')).status).toBe(200);
  });
});

test('a claim of another address does not pass: the nearest that is no proxy of ours counts', async () => {
  await emptyTables(world);
  const { rows: before } = await world.owner.query('select network_tag from signatures');
  expect(before).toEqual([]);
  await sign(world, { email: 'x1@example.org' }, '6.6.6.6, 192.0.2.1');
  await sign(world, { email: 'x2@example.org' }, '7.7.7.7, 192.0.2.200');
  await sign(world, { email: 'x3@example.org' }, '192.0.2.99');
  const { rows } = await world.owner.query('select distinct network_tag from signatures');
  expect(rows).toHaveLength(1);
});

test('an address with a forged proof is not believed', async () => {
  await emptyTables(world);
  const forged = {
    'x-undersigned-client': '9.9.9.9',
    'x-undersigned-proof': `${Math.floor(Date.now() / 1000)}.AAAA`,
  };
  await world.request(
    SignPetitionDocument,
    { input: { ...suzie, email: 'y1@example.org' } },
    { ...forged, ...from('192.0.2.1') },
  );
  await world.request(
    SignPetitionDocument,
    { input: { ...suzie, email: 'y2@example.org' } },
    from('192.0.2.1'),
  );
  const { rows } = await world.owner.query('select distinct network_tag from signatures');
  expect(rows).toHaveLength(1);
});

test('a busy network is not refused: its signatures are held for staff', async () => {
  await emptyTables(world);
  for (let i = 0; i < 260; i += 1) {
    const answer = await sign(world, { email: `f${i}@example.org` }, `198.51.100.${i % 250}`);
    expect(answer.status).toBe(200);
  }
  const { pending, held } = await counts(world);
  expect(pending + held).toBe(260);
  expect(held).toBeGreaterThan(20);
});
