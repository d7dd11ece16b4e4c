import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

const site = inject('besieged');
let world: World;
const { post, send } = doorOf(() => world);
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
  test.each([
    ['broken JSON', '{"query": '],
    ['nothing', ''],
    ['a text', '"query"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['a query that is no text', '{"query":7}'],
    ['variables that are no object', '{"query":"{ __typename }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
    ['an operation that is not there', '{"query":"{ __typename }","operationName":"Other"}'],
    ['an operation name that is no text', '{"query":"{ __typename }","operationName":{}}'],
    ['extensions that are no object', '{"query":"{ __typename }","extensions":7}'],
    ['half a letter', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
    ['a prototype', '{"query":"{ __typename }","__proto__":{"x":1}}'],
    ['a thousand levels', `${'['.repeat(50_000)}`],
  ])('%s', async (_what, body) => {
    const answer = await leavingAllAsItIs(world.owner, () =>
      send({ method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    expectRefused(answer, 400);
  });
});

test.each([2, 10, 1])('row 30: a batch of %i is refused', async (n) => {
  const answer = await leavingAllAsItIs(world.owner, () => post(Array(n).fill({ query: SIGN })));
  expectRefused(answer, 400);
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
    const answer = await leavingAllAsItIs(world.owner, () => send(init));
    expect([answer.status, answer.body.slice(0, 60)]).toEqual([status, expect.anything()]);
    expectRefused(answer, status);
  });

  test('and no answer invites other origins', async () => {
    for (const method of ['OPTIONS', 'POST']) {
      const response = await fetch(`${world.url}/graphql`, {
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

describe('row 17: a body that is too large', () => {
  const big = Buffer.alloc(10_000_000, 0x20);
  const doors = () => [
    ['the API', `${site.apiUrl}/graphql`, 'application/json'],
    ['the API for staff', `${site.apiUrl}/staff/graphql`, 'application/json'],
    ['signing in', `${site.apiUrl}/auth/sign-in/email`, 'application/json'],
    ['the web site', `${site.origin}/graphql`, 'application/json'],
    ['signing in through the web site', `${site.origin}/auth/sign-in/email`, 'application/json'],
    [
      'the sign form',
      `${site.origin}/petitions/go-further-and-faster?/sign`,
      'application/x-www-form-urlencoded',
    ],
    ['the sign-in form', `${site.origin}/sign-in`, 'application/x-www-form-urlencoded'],
  ];

  /** The status, or 413 where the server hangs up before we have read it. */
  function pour(url: string, headers: Record<string, string | number>): Promise<number> {
    return new Promise((resolve) => {
      const asked = request(url, { method: 'POST', headers: { origin: site.origin, ...headers } });
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', () => setTimeout(() => resolve(413), 50));
      asked.end(big);
    });
  }
  const memory = async () => {
    const metrics = await (await fetch(`${site.apiUrl}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)![1]);
  };

  test.each(doors())('is refused by %s, with its length and without', async (_door, url, type) => {
    const statuses = [
      await pour(url!, { 'content-type': type!, 'content-length': big.length }),
      await pour(url!, { 'content-type': type!, 'transfer-encoding': 'chunked' }),
    ];
    // Staff are asked who they are before a byte is read.
    expect(statuses).toEqual(url!.includes('/staff/') ? [401, 401] : [413, 413]);
  });

  test('is not kept, however often it comes', async () => {
    const before = await memory();
    for (let i = 0; i < 30; i += 1) {
      await pour(`${site.apiUrl}/graphql`, {
        'content-type': 'application/json',
        'content-length': big.length,
      });
    }
    expect((await memory()) - before).toBeLessThan(60_000_000);
  });

  test.each(['gzip', 'br', 'deflate'])('is not unpacked when it comes as %s', async (encoding) => {
    const answer = await leavingAllAsItIs(world.owner, () =>
      send({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: gzipSync(big),
      }),
    );
    expect([400, 415]).toContain(answer.status);
    expectRefused(answer, answer.status);
  });
});
