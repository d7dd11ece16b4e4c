import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import type { SignatureCriteria } from './signature-criteria.ts';
import { findSignaturePage } from './signature-list.service.ts';
import { scanSignatures } from './signature-scan.queries.ts';

let world: World;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  const { rows } = await world.owner.query('select id from petitions');
  petitionId = rows[0].id;
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const find = (criteria: SignatureCriteria, after: string | null, first: number, most: number) =>
  findSignaturePage(
    { db: world.db.manager, keyring: world.config.keyring },
    petitionId,
    criteria,
    { first, after },
    most,
  );

test('a page looks at so many only, says how far it came, and the next one goes on from there', async () => {
  await sign(world, { email: 'first@example.org', name: 'First Example', country: 'UA' });
  for (let i = 0; i < 6; i += 1) await sign(world, { email: `p${i}@example.org` });
  // Both are asked of each row: the list is walked by country, and the state of all is another.
  const criteria = { country: 'GB', state: 'CONFIRMED' };
  const one = await find(criteria, null, 5, 4);
  expect(one.edges).toEqual([]);
  expect(one.pageInfo).toMatchObject({ hasNextPage: true, endCursor: expect.any(String) });
  expect(one.lookedBackTo).toBeInstanceOf(Date);
  const two = await find(criteria, one.pageInfo.endCursor, 5, 4);
  expect(two).toMatchObject({ edges: [], pageInfo: { hasNextPage: false }, lookedBackTo: null });
});

test('pages that end by what they looked at leave nobody out', async () => {
  for (let i = 0; i < 9; i += 1)
    await sign(world, {
      email: `p${i}@example.org`,
      name: i % 3 ? 'Other' : `Third ${'abc'[i / 3]}`,
    });
  await world.owner.query(`update signatures set display = 'HIDDEN'`);
  const names: string[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const { edges, pageInfo }: Awaited<ReturnType<typeof find>> = await find({}, after, 100, 2);
    names.push(...edges.map(({ node }) => node.name));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    pages += 1;
  } while (after);
  expect(names).toHaveLength(9);
  expect(names.filter((name) => name.startsWith('Third'))).toEqual([
    'Third c',
    'Third b',
    'Third a',
  ]);
  expect(pages).toBe(5);
});

test.each<[string, SignatureCriteria]>([
  ['signatures_listed', {}],
  ['signatures_by_country', { country: 'GB' }],
  ['signatures_by_source', { source: 'feed' }],
  ['signatures_by_domain', { domains: ['00112233aabbccdd'], country: 'GB' }],
  ['signatures_by_network', { networks: ['00112233aabbccdd'], state: 'HELD' }],
  ['signatures_held', { state: 'HELD' }],
])('%s is what a page is read by', async (index, criteria) => {
  const scan = scanSignatures({ petitionId, criteria, after: null, newest: true, most: 100 });
  const { text, values } = scan.matching('signed_at', 10);
  const client = await world.owner.connect();
  try {
    // As among millions: with a handful the table itself is the quickest.
    await client.query(
      'set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off',
    );
    const { rows } = await client.query(`explain ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Sort');
  } finally {
    client.release(true);
  }
});
