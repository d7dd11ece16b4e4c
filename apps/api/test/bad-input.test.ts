import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf } from './door.ts';
import { suzie } from './signing.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const { query } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

describe('input that does not fit', () => {
  const SIGN =
    'mutation S($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }';
  const canary = 'canary-value-9417';
  const bad = (changes: Record<string, unknown>) =>
    query(SIGN, { input: { ...suzie, ...changes } });

  test.each([
    ['a missing field', { email: undefined }, [{ path: ['input', 'email'], code: 'REQUIRED' }]],
    ['null', { name: null }, [{ path: ['input', 'name'], code: 'REQUIRED' }]],
    ['an empty name', { name: '  ' }, [{ path: ['input', 'name'], code: 'REQUIRED' }]],
    ['a wrong type', { email: { canary } }, [{ path: ['input', 'email'], code: 'WRONG_TYPE' }]],
    ['a number for a name', { name: 9417 }, [{ path: ['input', 'name'], code: 'WRONG_TYPE' }]],
    ['an unknown field', { [canary]: canary }, [{ path: ['input'], code: 'UNKNOWN_FIELD' }]],
    ["a state of one's own", { state: 'CONFIRMED' }, [{ path: ['input'], code: 'UNKNOWN_FIELD' }]],
    [
      'an enum that is none',
      { display: canary },
      [{ path: ['input', 'display'], code: 'WRONG_TYPE' }],
    ],
    [
      'an address without an end',
      { email: `${canary}@example` },
      [{ path: ['input', 'email'], code: 'EMAIL_INVALID' }],
    ],
    [
      'an address with a header',
      { email: `a@b.org\r\nBcc: ${canary}@x.com` },
      [{ path: ['input', 'email'], code: 'EMAIL_INVALID' }],
    ],
    [
      'two addresses',
      { email: `a@b.org, ${canary}@x.com` },
      [{ path: ['input', 'email'], code: 'EMAIL_INVALID' }],
    ],
    [
      'a name with NUL',
      { name: `a\u0000${canary}` },
      [{ path: ['input', 'name'], code: 'NAME_FORBIDDEN_CHARACTER' }],
    ],
    [
      'a name with half a surrogate',
      { name: `a\ud800${canary}` },
      [{ path: ['input', 'name'], code: 'NAME_FORBIDDEN_CHARACTER' }],
    ],
    [
      'a web address for a name',
      { name: `http://${canary}` },
      [{ path: ['input', 'name'], code: 'NAME_WEB_ADDRESS' }],
    ],
    [
      'a country that is none',
      { country: canary },
      [{ path: ['input', 'country'], code: 'COUNTRY_UNKNOWN' }],
    ],
    [
      'a source that is none',
      { source: `${canary}!` },
      [{ path: ['input', 'source'], code: 'SOURCE_INVALID' }],
    ],
    [
      'two at once',
      { name: '', country: '' },
      [
        { path: ['input', 'name'], code: 'REQUIRED' },
        { path: ['input', 'country'], code: 'REQUIRED' },
      ],
    ],
  ])(
    '%s: its field is named, its value is not, and nothing changes',
    async (_what, changes, fields) => {
      const answer = await bad(changes);
      expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', fields });
      expect(answer.body).not.toContain(canary);
      const { rows } = await world.owner.query('select count(*)::int as n from contacts');
      expect(rows[0].n).toBe(0);
    },
  );

  test('a literal of the wrong type is not quoted back', async () => {
    const answer = await query(
      `mutation { signPetition(input: {petition: "${canary}", name: 9417, email: ["${canary}"], country: ${canary.replaceAll('-', '_')}}) { nextStep } }`,
    );
    expect(answer.status).toBe(400);
    expect(answer.body).not.toMatch(/canary|9417/);
  });

  test('thousands of wrong values are told in a few errors', async () => {
    const answer = await query('query A($a: [Int!]) { __typename }', { a: Array(1000).fill('x') });
    expect(answer.status).toBe(400);
    expect(answer.body.length).toBeLessThan(2000);
  });

  test.each([0, 101, 1_000_000_000, -1])(
    'a page of %i articles is refused by name',
    async (first) => {
      expect(
        await query(
          'query A($first: Int!) { articles(first: $first) { pageInfo { hasNextPage } } }',
          { first },
        ),
      ).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
        fields: [{ path: ['first'], code: 'OUT_OF_RANGE' }],
      });
    },
  );

  test.each([
    ['query A($n: Int) { articles(first: $n) { pageInfo { hasNextPage } } }', { n: null }],
    ['query A($n: Int = null) { articles(first: $n) { pageInfo { hasNextPage } } }', {}],
    [
      'query A($n: Int) { ...F } fragment F on Query { articles(first: $n) { pageInfo { hasNextPage } } }',
      { n: null },
    ],
    ['query A($n: Boolean = true) { __typename @skip(if: $n) }', { n: null }],
    ['query A($n: Int!) { articles(first: $n) { pageInfo { hasNextPage } } }', { n: null }],
    [
      'mutation A($n: Boolean) { signPetition(input: {petition: "x", name: "A B", email: "a@example.org", country: "GB", consentToUpdates: $n}) { nextStep } }',
      { n: null },
    ],
  ])('null where a default stands is refused by name: %s', async (document, variables) => {
    expect(await query(document, variables)).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['n'], code: 'REQUIRED' }],
    });
  });

  test('nothing where a default stands is the default', async () => {
    const document = 'query A($n: Int) { articles(first: $n) { pageInfo { hasNextPage } } }';
    expect(await query(document, {})).toMatchObject({ status: 200 });
  });
});
