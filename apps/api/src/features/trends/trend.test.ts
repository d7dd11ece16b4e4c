import {
  SignatureTrendsDocument,
  StaffSignaturesDocument,
  type SignatureTrendsQuery,
  type StaffSignaturesQuery,
  TrafficFlagsDocument,
  type TrafficFlagsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { PETITION, sign } from '../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { forgetFlags, watchTraffic } from './traffic.jobs.ts';
import { findTrends } from './trend.service.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  ({ cookie } = await signedInAs(world, 'CAMPAIGNER'));
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const ask = async <T>(document: { toString(): string }, more = {}) =>
  (await askStaff<T>(world, document, { petition: PETITION, ...more }, { cookie })).data!;
const trends = async (window = 'HOUR') =>
  (await ask<SignatureTrendsQuery>(SignatureTrendsDocument, { window })).signatureTrends;
const flags = async () => (await ask<TrafficFlagsQuery>(TrafficFlagsDocument)).trafficFlags;
const watch = () => watchTraffic(world.sending.pool, { warn: () => {} });

async function signFrom(network: string, count: number, domain = 'example.org') {
  for (let i = 0; i < count; i += 1) {
    const email = `p${network.replaceAll('.', '-')}-${i}@${domain}`;
    await sign(world, { email, name: 'Somebody' }, `${network}.${i + 1}`);
  }
}

test.each(['HOUR', 'DAY'])(
  'networks and domains of the last %s, with what leads to their list',
  async (window) => {
    await signFrom('203.0.113', 4, 'bot.example');
    await signFrom('198.51.100', 3);
    await signFrom('192.0.2', 2);
    const { total, networks, domains } = await trends(window);
    expect(total).toBe(9);
    expect(networks.map(({ count, domain }) => [count, domain])).toEqual([
      [4, null],
      [3, null],
    ]);
    expect(domains.map(({ count, domain }) => [count, domain])).toEqual([
      [5, 'example.org'],
      [4, 'bot.example'],
    ]);
    expect(networks[0]!.share).toBeCloseTo(4 / 9);
    const lists = [{ network: networks[0]!.name }, { domain: domains[1]!.name }];
    for (const filter of lists) {
      const list = await ask<StaffSignaturesQuery>(StaffSignaturesDocument, { filter, first: 50 });
      expect(list.signatures.edges).toHaveLength(4);
    }
  },
);

describe('a minute in which more signed than a slice holds', () => {
  beforeEach(async () => {
    await addConfirmed(world, 600, { minutesAgo: 2 });
    for (let i = 0; i < 40; i += 1) await sign(world, { email: `b${i}@bot.example`, name: 'Bot' });
    await world.owner.query(
      `update signatures set signed_at = (select max(signed_at) from signatures where source is null
         and state = 'CONFIRMED') + interval '1 second' where state = 'PENDING'`,
    );
  });

  test('is counted one by one: each figure is that of its list', async () => {
    const { total, isEstimate, domains } = await trends();
    expect([total, isEstimate]).toEqual([640, false]);
    expect(domains.map(({ count }) => count)).toEqual([40]);
  });

  test('is estimated, and said to be, where that would be too many', async () => {
    await world.owner.query(
      `update signatures set signed_at = date_trunc('minute', signed_at) + random() * interval '1 minute'`,
    );
    const { id } = (await world.owner.query('select id from petitions order by number')).rows[0];
    const context = { db: world.db.manager, keyring: world.config.keyring };
    const { total, isEstimate } = await findTrends(context, id, 'HOUR', 100);
    expect(isEstimate).toBe(true);
    expect(Math.abs(total - 640)).toBeLessThan(64);
  });
});

test('a quiet hour has no trends', async () => {
  expect(await trends()).toEqual({ total: 0, isEstimate: false, networks: [], domains: [] });
  await watch();
  expect(await flags()).toEqual([]);
});

test('a network that brings many at once is flagged once, and forgotten with its tags', async () => {
  await signFrom('203.0.113', 25);
  await watch();
  await watch();
  const [network] = (await trends()).networks;
  expect(await flags()).toMatchObject([{ kind: 'NETWORK', name: network!.name, peak: 25 }]);
  await world.owner.query(`update traffic_flags set last_seen_at = now() - interval '31 days'`);
  await forgetFlags(world.sending.pool);
  expect((await world.owner.query('select from traffic_flags')).rowCount).toBe(0);
});

test('a domain far above its usual is flagged among people who sign as ever', async () => {
  for (let minutesAgo = 2; minutesAgo < 60; minutesAgo += 1)
    await addConfirmed(world, 5, { minutesAgo });
  for (let i = 0; i < 40; i += 1) await sign(world, { email: `b${i}@bot.example`, name: 'Bot' });
  await watch();
  const domain = (await trends()).domains.find((each) => each.domain === 'bot.example');
  expect(await flags()).toMatchObject([{ kind: 'DOMAIN', name: domain!.name, peak: 40 }]);
});
