import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { counts, linkTo, sign, suzie } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, from, type World } from '../../apps/api/test/world.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const PETITIONS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.owner.query(
    `insert into petitions (campaign_id, slug, title, demand, addressed_to)
     select id, p, p, 'A demand', 'The government' from campaigns, unnest($1::text[]) as p`,
    [PETITIONS],
  );
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const tags = async () => {
  const { rows } = await world.owner.query('select distinct network_tag from signatures');
  return rows.length;
};

describe('row 7: a hundred strangers sign with one victim’s address', () => {
  /** As if so many minutes had gone by since everything that happened so far. */
  const pass = (minutes: number) =>
    world.owner.query(
      `with s as (update signatures set signed_at = signed_at - $1 * interval '1 minute')
       update deliveries set sent_at = sent_at - $1 * interval '1 minute', due_at = due_at - $1 * interval '1 minute'`,
      [minutes],
    );
  const bomb = () =>
    Promise.all(Array.from({ length: 100 }, (_, i) => sign(world, { petition: PETITIONS[i % 7] })));

  test('she gets a mail in ten minutes and five a day, and can sign all the while', async () => {
    for (let round = 0; round < 8; round += 1) {
      const statuses = (await bomb()).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200]));
      await world.deliver();
      await world.deliver();
      expect(world.mailbox.mails).toHaveLength(Math.min(round + 1, 5));
      await pass(10.1);
    }
    expect((await counts(world)).pending).toBe(PETITIONS.length);
    const { rows } = await world.owner.query(
      'select count(*)::int as waiting from deliveries where sent_at is null and dropped_at is null',
    );
    expect(rows[0].waiting).toBeLessThanOrEqual(PETITIONS.length);
  });

  test('once she has said "never write to me" nobody makes us write', async () => {
    await bomb();
    await world.deliver();
    const token = linkTo(world, suzie.email, 'unsubscribe');
    await fetch(`${world.url}/unsubscribe/${token}`, { method: 'POST' });
    world.mailbox.mails.length = 0;
    for (let day = 0; day < 3; day += 1) {
      await pass(25 * 60);
      await bomb();
      await world.deliver();
    }
    expect(world.mailbox.mails).toEqual([]);
  });
});

describe('row 8: a burst', () => {
  test.each([
    ['one IPv4 address', () => '203.0.113.7', '203.0.113.8'],
    ['one IPv6 /64', (i: number) => `2001:db8:1:2::${i + 1}`, '2001:db8:1:3::1'],
    [
      'one IPv6 /64 in every spelling',
      (i: number) => [`2001:db8:1:4::${i + 1}`, `2001:0DB8:0001:0004:0:0:0:${i + 1}`][i % 2]!,
      '2001:db8:1:5::1',
    ],
    [
      'one IPv6 /64 at its far ends',
      (i: number) => `2001:db8:1:6:${(0xffff - i * 655).toString(16)}::${i}`,
      '2001:db8:1:7::1',
    ],
    ['one IPv4 address in IPv6 clothes', () => '::ffff:203.0.113.9', '203.0.113.10'],
  ])('from %s is refused above thirty, and its neighbour is not', async (_who, address, other) => {
    const statuses = [];
    for (let i = 0; i < 100; i += 1) {
      statuses.push((await sign(world, { email: `burst-${i}@example.org` }, address(i))).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
    // One in two seconds comes back while the burst lasts.
    const passed = statuses.filter((status) => status === 200).length;
    expect(statuses.filter((status) => status === 429)).toHaveLength(100 - passed);
    expect(passed).toBeLessThan(60);
    const refused = await leavingAllAsItIs(world.owner, () =>
      sign(world, { email: 'more@example.org' }, address(100)),
    );
    expect(refused).toMatchObject({ status: 429 });
    expect(refused.errors![0]!.extensions['code']).toBe('RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await sign(world, { email: 'other@example.org' }, other)).status).toBe(200);
  });

  test.each([
    [5_000, '/24', (i: number) => `198.51.100.${i % 250}`, '198.51.101.1'],
    [600, '/48', (i: number) => `2001:db8:48:${(i % 250).toString(16)}::1`, '2001:db8:49::1'],
  ])(
    'of %i from a whole %s is not refused: what is above the measure waits for staff',
    async (signed, _length, address, neighbour) => {
      for (let i = 0; i < signed; i += 100) {
        const signers = Array.from({ length: 100 }, (_, n) =>
          sign(world, { email: `office-${i + n}@example.org` }, address(i + n)),
        );
        expect(new Set((await Promise.all(signers)).map(({ status }) => status))).toEqual(
          new Set([200]),
        );
      }
      const { pending, held, confirmed } = await counts(world);
      expect([pending + held, confirmed]).toEqual([signed, 0]);
      // Two hundred at once, and one in three seconds.
      expect(held).toBeGreaterThan(signed - 300);
      await sign(world, { email: 'neighbour@example.org' }, neighbour);
      expect(await counts(world)).toMatchObject({ pending: pending + 1, held });
    },
  );
});

describe('row 9: a claim to be somebody else', () => {
  test('in X-Forwarded-For does not pass: the nearest that is no proxy of ours counts', async () => {
    await sign(world, { email: 'x1@example.org' }, '6.6.6.6, 192.0.2.1');
    await sign(world, { email: 'x2@example.org' }, '7.7.7.7, 192.0.2.200');
    await sign(world, { email: 'x3@example.org' }, '192.0.2.99');
    await sign(world, { email: 'x4@example.org' }, '127.0.0.1, 8.8.8.8, 192.0.2.99, 127.0.0.1');
    await sign(world, { email: 'x5@example.org' }, '2001:db8::1, <script>, 192.0.2.99');
    expect(await tags()).toBe(1);
  });

  test.each([
    ['a made-up proof', () => `${Math.floor(Date.now() / 1000)}.AAAA`],
    ['a proof without end', () => `${Math.floor(Date.now() / 1000)}.${'A'.repeat(43)}`],
    ['no time', () => `.${randomBytes(32).toString('base64url')}`],
    ['a time that never ends', () => `Infinity.${randomBytes(32).toString('base64url')}`],
  ])('with %s is not believed', async (_what, proof) => {
    const forged = { 'x-undersigned-client': '9.9.9.9', 'x-undersigned-proof': proof() };
    for (const [i, headers] of [forged, {}].entries()) {
      await world.request(
        SignPetitionDocument,
        { input: { ...suzie, email: `y${i}@example.org` } },
        { ...headers, ...from('192.0.2.1') },
      );
    }
    expect(await tags()).toBe(1);
  });

  test('has no say at all where no proxy is trusted', async () => {
    const alone = await createWorld({ TRUSTED_PROXIES: '' });
    try {
      const statuses = [];
      for (let i = 0; i < 40; i += 1) {
        statuses.push((await sign(alone, { email: `z${i}@example.org` })).status);
      }
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
    } finally {
      await alone.close();
    }
  });

  test('does not pass the web site either, nor does a claim in its own headers', async () => {
    const { origin } = inject('besieged');
    const claims = (i: number) => ({
      'content-type': 'application/json',
      'x-forwarded-for': `6.6.${i}.6, 198.18.0.9`,
      'x-undersigned-client': `6.7.${i}.6`,
      'x-undersigned-address': `6.8.${i}.6`,
      'x-real-ip': `6.9.${i}.6`,
      forwarded: `for=6.10.${i}.6`,
    });
    const statuses = [];
    for (let i = 0; i < 40; i += 1) {
      const input = { ...suzie, email: `spoof-${i}@example.org` };
      const body = JSON.stringify({ query: SignPetitionDocument.toString(), variables: { input } });
      const headers = claims(i);
      statuses.push((await fetch(`${origin}/graphql`, { method: 'POST', headers, body })).status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
  });
});
