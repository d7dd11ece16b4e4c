import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

const site = inject('besieged');
const INPUT = 'BAD_USER_INPUT';

let world: World;
const { post, send } = doorOf(() => world);
const web = doorOf(() => ({ url: site.origin }));
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

const SIGN =
  'mutation { signPetition(input: {petition: "go-further-and-faster", name: "A B", email: "a@example.org", country: "GB"}) { nextStep } }';
const json = JSON.stringify({ query: SIGN });
const as = (type: string, body = json) => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});
const get = (query: string, headers: Record<string, string> = {}) => ({
  method: 'GET',
  path: `/graphql?query=${encodeURIComponent(query)}`,
  headers,
});

describe('row 33: a body that is no request is refused', () => {
  test.each<[what: string, body: string | Buffer<ArrayBuffer>, code?: string]>([
    ['broken JSON', '{"query": '],
    ['nothing', ''],
    ['a text', '"query"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['a query that is no text', '{"query":7}'],
    ['variables that are no object', '{"query":"{ __typename }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
    [
      'an operation that is not there',
      '{"query":"{ __typename }","operationName":"Other"}',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['an operation name that is no text', '{"query":"{ __typename }","operationName":{}}'],
    ['extensions that are no object', '{"query":"{ __typename }","extensions":7}'],
    ['half a letter', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
    ['a prototype', '{"query":"{ __typename }","__proto__":{"x":1}}'],
    ['a thousand levels', `${'['.repeat(50_000)}`],
  ])('%s', async (_what, body, code = INPUT) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    expectRefused(await leavingAllAsItIs(world.owner, () => send(init)), 400, code);
    expectRefused(await web.send(init), 400, code);
  });
});

test.each([2, 10, 1])('row 30: a batch of %i is refused', async (n) => {
  const batch = Array(n).fill({ query: SIGN });
  expectRefused(await leavingAllAsItIs(world.owner, () => post(batch)), 400, INPUT);
  expectRefused(await web.post(batch), 400, INPUT);
});

describe('row 31: what another site’s page could make a browser send is refused', () => {
  test.each([
    ['text', as('text/plain'), 400],
    ['text that is JSON', as('text/plain;application/json'), 400],
    ['nothing', { method: 'POST', body: json, headers: { 'content-type': '' } }, 415],
    ['a form', as('application/x-www-form-urlencoded', `query=${encodeURIComponent(SIGN)}`), 415],
    ['a form with files', as('multipart/form-data; boundary=x', '--x--'), 415],
    ['another kind', as('application/graphql', SIGN), 415],
    ['a query by GET', get('{ __typename }'), 400],
    [
      'a query by GET with JSON',
      get('{ __typename }', { 'content-type': 'application/json' }),
      400,
    ],
    [
      'a query by GET past the check',
      get('{ __typename }', { 'apollo-require-preflight': '1' }),
      400,
    ],
    ['a mutation by GET', get(SIGN, { 'content-type': 'application/json' }), 405],
    ['a query by GET as text', get('{ __typename }', { 'content-type': 'text/plain' }), 400],
    ['PUT', { method: 'PUT', body: json, headers: { 'content-type': 'application/json' } }, 404],
    ['DELETE', { method: 'DELETE' }, 404],
    ['OPTIONS', { method: 'OPTIONS' }, 404],
  ])('as %s', async (_how, init, status) => {
    const code = status === 404 ? 'NOT_FOUND' : INPUT;
    expectRefused(await leavingAllAsItIs(world.owner, () => send(init)), status, code);
    expectRefused(await web.send(init), status, code);
  });

  test.each([
    ['the API', () => world.url],
    ['the web site', () => site.origin],
  ])('and no answer of %s invites other origins', async (_whose, origin) => {
    for (const method of ['OPTIONS', 'POST']) {
      const response = await fetch(`${origin()}/graphql`, {
        method,
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
          'content-type': 'application/json',
        },
        ...(method === 'POST' && { body: '{"query":"{ __typename }"}' }),
      });
      const cors = [...response.headers.keys()].filter((name) => name.startsWith('access-control'));
      expect(cors).toEqual([]);
    }
  });
});
