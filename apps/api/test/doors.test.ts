import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, emptyTables, from, type World } from './world.ts';
import { counts, sign, suzie } from './signing.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

type Posted = { status: number; code: unknown; fields: unknown; body: string; type: string };

async function send(init: RequestInit & { path?: string }): Promise<Posted> {
  const response = await fetch(`${world.url}${init.path ?? '/graphql'}`, init);
  const body = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const extensions = type.includes('json') ? JSON.parse(body).errors?.[0]?.extensions : undefined;
  return {
    status: response.status,
    code: extensions?.code,
    fields: extensions?.fields,
    body,
    type,
  };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  send({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const query = (text: string, variables?: unknown) => post({ query: text, variables });

const deep = (levels: number) =>
  `{ campaign ${'{ petitions { campaign '.repeat(levels)}{ id }${' } }'.repeat(levels)} }`;
const signing = (alias: string) =>
  `${alias}: signPetition(input: {petition: "go-further-and-faster", name: "A B", email: "${alias}@example.org", country: "GB"}) { nextStep }`;
const bomb = Array.from(
  { length: 20 },
  (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
).join(' ');

describe("a document is refused, with the contract's code,", () => {
  test.each([
    ['that is not GraphQL', 'qwerty cop{}', 'GRAPHQL_PARSE_FAILED'],
    ['of 2,000 tokens', `{ ${'__typename '.repeat(2000)} }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'with 500 times the same field',
      `{ ${'__typename '.repeat(500)} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with 101 aliases',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with 11 aliases',
      `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with two mutations',
      `mutation { ${signing('a')} ${signing('b')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with two mutations through fragments',
      `mutation { ...A ...B } fragment A on Mutation { ${signing('a')} } fragment B on Mutation { ${signing('b')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['that is 12 deep', deep(6), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'whose fragments multiply',
      `{ ...F0 } ${bomb} fragment F20 on Query { __typename }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'whose fragments go in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with 60 directives',
      `{ ${'__typename @include(if: true) '.repeat(60)} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['that asks for the schema', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['with an unknown field', '{ petitionz(slug: "x") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'of two operations',
      'query A { __typename } query B { __typename }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'that multiplies lists',
      '{ articles(first: 100) { edges { node { campaign { articles { campaign { articles { id } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s', async (_what, document, code) => {
    const answer = await query(document);
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 400, code });
    expect(answer.body).not.toMatch(/did you mean|petitionz|at .*\.[jt]s/i);
    expect(JSON.parse(answer.body).errors.length).toBeLessThanOrEqual(6);
  });
});

describe('a request is refused', () => {
  test.each([
    ['batched', () => post([{ query: '{ __typename }' }]), 400],
    ['by GET', () => send({ method: 'GET', path: '/graphql?query=%7B__typename%7D' }), 400],
    ['by GET as a page', () => send({ method: 'GET', headers: { accept: 'text/html' } }), 400],
    [
      'as plain text',
      () =>
        send({
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: '{"query":"{__typename}"}',
        }),
      400,
    ],
    [
      'as a form',
      () =>
        send({
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'query=x',
        }),
      415,
    ],
    [
      'as multipart',
      () =>
        send({
          method: 'POST',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
          body: '--x--',
        }),
      415,
    ],
    ['by PUT', () => send({ method: 'PUT', body: '{}' }), 404],
    ['with broken JSON', () => post('{"query": '), 400],
    ['with __proto__', () => post('{"query":"{ __typename }","__proto__":{"x":1}}'), 400],
    ['without a query', () => post({}), 400],
    ['with a query that is no text', () => post({ query: 7 }), 400],
    [
      'with variables that are no object',
      () => post({ query: '{ __typename }', variables: 'x' }),
      400,
    ],
    [
      'with a persisted query',
      () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
      400,
    ],
    [
      'of 10 MB',
      () => post(`{"query":"${'x'.repeat(10_000_000)}"}`).catch(() => ({ status: 413, body: '' })),
      413,
    ],
  ])('%s', async (_how, call, status) => {
    const answer = await call();
    expect(answer.status).toBe(status);
    expect(answer.body).not.toMatch(/<html|node_modules|at .*\.[jt]s:|select |127\.0\.0\.1/i);
  });
});

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
});

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
  const { SignPetitionDocument } = await import('@undersigned/shared/generated/public/graphql.ts');
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

test.each(['/health/live', '/health/ready', '/metrics'])('%s answers', async (path) => {
  expect((await send({ path })).status).toBe(200);
});

test('an unknown address is not found, in the one error shape', async () => {
  expect(await send({ path: '/nowhere' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});
