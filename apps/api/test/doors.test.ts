import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf } from './door.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const { post, query, send } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

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
    ['that subscribes', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
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

test.each(['/health/live', '/health/ready', '/metrics'])('%s answers', async (path) => {
  expect((await send({ path })).status).toBe(200);
});

test('an unknown address is not found, in the one error shape', async () => {
  expect(await send({ path: '/nowhere' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});
