import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { sign, suzie } from '../../apps/api/test/signing.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import {
  CampaignPageDocument,
  FrontPageDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

const FIT = 'GRAPHQL_VALIDATION_FAILED';
const INPUT = 'BAD_USER_INPUT';

const lines: string[] = [];
let world: World;
const { query } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld(
    { NODE_ENV: 'production', RATE_LIMITS: 'off' },
    { write: (line) => lines.push(line) },
  );
});
afterAll(() => world.close());
beforeEach(() => void lines.splice(0));
afterEach(() => vi.restoreAllMocks());

describe('row 29: a list', () => {
  const page = (first: string) => `{ articles(first: ${first}) { pageInfo { hasNextPage } } }`;
  test.each(['1000000000', '101', '0', '-1'])(
    'of %s articles is refused by name',
    async (first) => {
      const byVariable =
        'query A($first: Int!) { articles(first: $first) { pageInfo { hasNextPage } } }';
      const literal = await leavingAllAsItIs(world.owner, () => query(page(first)));
      const variable = await leavingAllAsItIs(world.owner, () =>
        query(byVariable, { first: Number(first) }),
      );
      for (const answer of [literal, variable]) {
        expectRefused(answer, 400, INPUT);
        expect(answer.fields).toEqual([{ path: ['first'], code: 'OUT_OF_RANGE' }]);
      }
    },
  );

  test.each(['99999999999', '1e9', '"100"', '1.5', '[1]'])(
    'of %s articles is refused',
    async (first) => {
      const answer = await leavingAllAsItIs(world.owner, () => query(page(first)));
      expectRefused(answer, 400, FIT);
      expect(answer.body).not.toContain(first.replaceAll('"', ''));
    },
  );

  test.each([
    [
      'in lists',
      '{ articles(first: 100) { edges { node { campaign { articles { campaign { articles { id } } } } } } } }',
      {},
    ],
    [
      'in lists by a variable',
      'query A($n: Int!) { articles(first: $n) { edges { node { campaign { articles { campaign { articles { id } } } } } } } }',
      { n: 100 },
    ],
    [
      'in fragments',
      '{ articles(first: 100) { edges { node { ...A } } } } fragment A on Article { campaign { articles { campaign { articles { id } } } } }',
      {},
    ],
    [
      'in lists that take no length',
      '{ campaign { articles { campaign { articles { campaign { articles { id } } } } } } }',
      {},
    ],
    [
      'in two kinds of lists that take no length',
      '{ campaign { petitions { campaign { articles { campaign { petitions { id } } } } } } }',
      {},
    ],
    ['of limits that are none', '{ articles(limit: 5) { pageInfo { hasNextPage } } }', {}],
  ])('%s that multiplies is refused', async (_how, document, variables) => {
    const answer = await leavingAllAsItIs(world.owner, () => query(document, variables));
    expectRefused(answer, 400, FIT);
  });
});

describe('row 37: a flood of wrong variables', () => {
  const used = 'mutation A($a: SignPetitionInput!) { signPetition(input: $a) { nextStep } }';
  const fields = Array.from({ length: 1000 }, (_, i) => [`flood${i}`, i]);
  const levels = JSON.parse('{"name":'.repeat(1000) + '1' + '}'.repeat(1000));
  const wrongs = Object.fromEntries(Object.keys(suzie).map((field) => [field, ['flood']]));
  // No field takes a list, so that a variable that is one has no place in any document.
  test.each([
    ['a thousand items', 'query A($a: [Int!]) { __typename }', Array(1000).fill('flood'), FIT],
    [
      'lists of lists',
      'query A($a: [[[Int!]!]!]) { __typename }',
      Array(30).fill(Array(30).fill(['flood'])),
      FIT,
    ],
    ['a thousand fields', used, Object.fromEntries(fields), INPUT],
    ['a thousand inputs', used, Array(1000).fill({ name: 'flood' }), INPUT],
    ['a thousand levels', used, levels, INPUT],
    ['every field of it', used, { ...wrongs, display: 7, source: [], postcode: {} }, INPUT],
  ])('of %s is told in six errors', async (_what, document, a, code) => {
    const answer = await leavingAllAsItIs(world.owner, () => query(document, { a }));
    expectRefused(answer, 400, code);
    expect(((answer.fields ?? []) as unknown[]).length).toBeLessThanOrEqual(6);
    expect(JSON.parse(answer.body).errors.length).toBeLessThanOrEqual(6);
    expect(answer.body).not.toContain('flood');
  });
});

test('row 34: a fault of the database is named by a number, to the caller and in the log', async () => {
  await world.owner.query(
    `alter table signatures add constraint no_row_at_all check (country = 'none') not valid`,
  );
  try {
    const answer = await leavingAllAsItIs(world.owner, () =>
      sign(world, { email: 'kestrel@example.org', name: 'Kestrel Feather' }),
    );
    expect(answer.status).toBe(500);
    const { requestId, ...rest } = answer.errors![0]!.extensions;
    expect(rest).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(answer.body).not.toMatch(/no_row|signatures|constraint|violates|kestrel/i);
    const logged = lines.filter((line) => line.includes(String(requestId)));
    expect(logged.join()).toContain('"23514"');
    expect(lines.join()).not.toMatch(/kestrel|feather/i);
  } finally {
    await world.owner.query('alter table signatures drop constraint no_row_at_all');
  }
});

describe('row 39: what a page costs the database', () => {
  test('does not grow with the number of petitions or articles', async () => {
    const fill = (n: number) =>
      world.owner.query(
        `with p as (insert into petitions (campaign_id, slug, title, demand, addressed_to)
         select id, 'many-' || $1 || '-' || i, 'Title', 'Demand', 'Somebody' from campaigns, generate_series(1, $1) i)
       insert into articles (campaign_id, slug, headline, body, reading_minutes, published_at)
         select id, 'many-' || $1 || '-' || i, 'Headline', '[]', 1, now() from campaigns, generate_series(1, $1) i`,
        [n],
      );
    const statements = async (document: unknown, variables: unknown) => {
      const seen = vi.spyOn(pg.Client.prototype, 'query').mockClear();
      const answer = await query(String(document), variables);
      expect(answer.status).toBe(200);
      return seen.mock.calls.length;
    };
    const pages = async () => [
      await statements(FrontPageDocument, { first: 100, after: null }),
      await statements(CampaignPageDocument, { slug: 'refugees-welcome' }),
    ];
    const few = await pages();
    await fill(100);
    expect(await pages()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(6);
  });

  test('is cut off while a table is locked, and the caller told to come back', async () => {
    const blocker = await world.owner.connect();
    await blocker.query('begin');
    await blocker.query('lock table articles');
    try {
      const answer = await world.request(FrontPageDocument, { first: 1, after: null });
      expect(answer).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'OVERLOADED' } }],
      });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(answer.body).not.toMatch(/lock|timeout|statement|57014|55P03/i);
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
  });
});
