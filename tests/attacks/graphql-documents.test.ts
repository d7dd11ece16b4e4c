import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { FrontPageDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let knownOnly: World;
const { query, post, send } = doorOf(() => world);
const narrow = doorOf(() => knownOnly);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
  knownOnly = await createWorld({ NODE_ENV: 'production', GRAPHQL_OPERATIONS: 'known-only' });
});
afterAll(() => Promise.all([world.close(), knownOnly.close()]));

const PARSE = 'GRAPHQL_PARSE_FAILED';
const FIT = 'GRAPHQL_VALIDATION_FAILED';

const times = (n: number, one: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => one(i));
const signing = (alias: string) =>
  `${alias}: signPetition(input: {petition: "go-further-and-faster", name: "A B", email: "${alias}@example.org", country: "GB"}) { nextStep }`;
const confirming = (alias: string) =>
  `${alias}: confirmSignature(input: {token: "t", nonce: "n"}) { petition { id } }`;
const through = (first: string, second: string) =>
  `mutation { ...A ...B } fragment A on Mutation { ${first} } fragment B on Mutation { ${second} }`;
const deep = (levels: number) =>
  `{ campaign ${'{ petitions { campaign '.repeat(levels)}{ id }${' } }'.repeat(levels)} }`;
const bomb = (levels: number) =>
  `{ ...F0 } ${times(levels, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F${levels} on Query { __typename }`;
const directives = (one: string, n: number) => `{ ${`__typename ${one} `.repeat(n)} }`;

// Each is sent to an API that takes any document, and to one that takes the web app's own only.
const ATTACKS: [row: number, what: string, document: string, code: string][] = [
  [22, '101 aliases', `{ ${times(101, (i) => `a${i}: __typename`).join(' ')} }`, FIT],
  [22, '11 aliases', `{ ${times(11, (i) => `a${i}: __typename`).join(' ')} }`, FIT],
  [
    22,
    '11 aliases in fragments',
    `{ ...F } fragment F on Query { ${times(11, (i) => `a${i}: __typename`).join(' ')} }`,
    FIT,
  ],
  [23, 'two signatures', `mutation { ${signing('a')} ${signing('b')} }`, FIT],
  [23, 'sixteen signatures', `mutation { ${times(16, (i) => signing(`a${i}`)).join(' ')} }`, FIT],
  [
    23,
    'sixteen confirmations',
    `mutation { ${times(16, (i) => confirming(`a${i}`)).join(' ')} }`,
    FIT,
  ],
  [23, 'two signatures in fragments', through(signing('a'), signing('b')), FIT],
  [
    23,
    'two signatures in one',
    `mutation { ... { ${signing('a')} } ... on Mutation { ${signing('b')} } }`,
    FIT,
  ],
  [
    23,
    'a fragment twice',
    `mutation { ...A ...A ... { ...A } } fragment A on Mutation { ${signing('a')} ${signing('b')} }`,
    FIT,
  ],
  [23, 'two operations', `mutation A { ${signing('a')} } mutation B { ${signing('b')} }`, FIT],
  [24, 'twelve levels', deep(6), FIT],
  [
    24,
    'twelve levels in fragments',
    `{ campaign { ...A } } fragment A on Campaign { petitions { campaign { ...B } } } fragment B on Campaign { petitions { campaign { ...C } } } fragment C on Campaign { petitions { campaign { petitions { campaign { petitions { id } } } } } }`,
    FIT,
  ],
  [25, '500 times a field', `{ ${'__typename '.repeat(500)} }`, FIT],
  [25, '2,000 times a field', `{ ${'__typename '.repeat(2_000)} }`, PARSE],
  [25, '1,100 brackets', `{ petition(slug: ${'['.repeat(1_100)}`, PARSE],
  [
    25,
    'variables without end',
    `query(${times(400, (i) => `$v${i}: Int`).join(' ')}) { __typename }`,
    PARSE,
  ],
  [26, 'fragments that multiply', bomb(20), FIT],
  [26, 'fragments that multiply slowly', bomb(12), FIT],
  [
    27,
    'a circle of two',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    FIT,
  ],
  [27, 'a circle of one', '{ ...A } fragment A on Query { ...A }', FIT],
  [
    27,
    'a circle that is not used',
    '{ __typename } fragment A on Query { ...B } fragment B on Query { ...A }',
    FIT,
  ],
  [28, '60 directives', directives('@include(if: true)', 60), FIT],
  [28, '60 on one field', `{ __typename ${'@include(if: true) '.repeat(60)} }`, FIT],
  [28, 'unknown directives', directives('@aa', 10), FIT],
  [28, 'directives that only defer', '{ ... @defer { __typename } }', FIT],
  [32, 'the schema', '{ __schema { types { name } } }', FIT],
  [32, 'a type', '{ __type(name: "Query") { fields { name } } }', FIT],
  [32, 'a type under a name', '{ innocent: __type(name: "Query") { name } }', FIT],
  [32, 'a field that nearly exists', '{ petitionz(slug: "x") { id } }', FIT],
  [32, 'an argument that nearly exists', '{ petition(slugg: "x") { id } }', FIT],
  [32, 'a type that nearly exists', 'query ($i: SignPetitionInputt!) { __typename }', FIT],
  [33, 'garbage', 'qwerty cop{}', PARSE],
  [33, 'nothing', ' ', PARSE],
  [33, 'half a document', '{ petition(slug: "x"', PARSE],
  [33, 'a control character', '{ __type\u0000name }', PARSE],
  [33, 'half a surrogate', '{ petition(slug: "\ud800") { id } ', PARSE],
  [33, 'only a fragment', 'fragment A on Query { __typename }', FIT],
  [33, 'a definition', 'type Query { x: Int }', FIT],
  [33, 'a subscription', 'subscription { __typename }', FIT],
];

test.each(ATTACKS)('row %i: %s is refused', async (_row, _what, document, code) => {
  const answer = await leavingAllAsItIs(world.owner, () => query(document));
  expectRefused(answer, 400, code);
  expect(answer.body).not.toMatch(/did you mean|petitionz|slugg|Inputt|cop\{|SignPetition/i);
  expect(JSON.parse(answer.body).errors.length).toBeLessThanOrEqual(6);
  const narrowly = await leavingAllAsItIs(knownOnly.owner, () => narrow.query(document));
  expectRefused(narrowly, 400, FIT, PARSE);
});

describe('row 36: where only the web app’s own documents are taken', () => {
  test.each([
    ['a stranger’s', '{ __typename }'],
    ['ours with a space more', `${FrontPageDocument} `],
    ['ours with a comment', `${FrontPageDocument}#`],
    ['ours beside another', `${FrontPageDocument} query Other { __typename }`],
    ['the staff’s', 'query StaffDesk { petitions { id slug } }'],
  ])('%s is refused', async (_whose, document) => {
    const answer = await leavingAllAsItIs(knownOnly.owner, () => narrow.query(document));
    expectRefused(answer, 400, FIT);
  });

  test('theirs are answered', async () => {
    const answer = await narrow.query(FrontPageDocument.toString(), { first: 1, after: null });
    expect(answer.status).toBe(200);
  });
});

test('row 32: no page with a tool for queries is served', async () => {
  for (const accept of ['text/html', '*/*', 'text/html,application/xhtml+xml']) {
    for (const path of ['/graphql', '/graphql/', '/graphiql', '/playground', '/staff/graphql']) {
      const answer = await send({ method: 'GET', path, headers: { accept } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/<html|sandbox|graphiql/i);
    }
  }
});

test('row 35: a hundred hashes of documents are not kept', async () => {
  const hashes = times(100, (i) => i.toString(16).padStart(64, '0'));
  const answers = await leavingAllAsItIs(world.owner, async () => {
    const given = [];
    for (const sha256Hash of hashes) {
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      given.push(await post({ extensions, query: `mutation { ${signing('kept')} }` }));
      given.push(await post({ extensions }));
    }
    return given;
  });
  for (const answer of answers) expectRefused(answer, 400, 'PERSISTED_QUERY_NOT_SUPPORTED');
});
