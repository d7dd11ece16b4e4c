import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suzie, signAndConfirm, PETITION } from '../../apps/api/test/signing.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const LOWER = ['VIEWER', 'MODERATOR', 'EDITOR'] as const;

let world: World;
let viewer: SignedInStaff;
let admin: SignedInStaff;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  admin = await signedInAs(world, 'ADMIN');
  viewer = await signedInAs(world, 'VIEWER');
  await signAndConfirm(world);
});
afterAll(() => world.close());

const secrets = () => [admin.email, admin.accountId, suzie.name, 'sign-in-by-password'];

describe('row 54: who may see counts only', () => {
  const PEOPLE = 'staffMembers { email id }';
  const LOG = 'auditLog { edges { node { actor action } } }';
  const SIGNATURES = `signatures(petition: "${PETITION}") { edges { node { name } } }`;
  test.each([
    ['by another name', `{ staffViewer: staffMembers { email id } }`],
    ['in a fragment', `{ ...F } fragment F on Query { ${PEOPLE} ${LOG} }`],
    ['in a fragment in place', `{ ... on Query { ... { ${SIGNATURES} } } }`],
    ['beside what is allowed', `{ petitions { slug } ${LOG} }`],
    ['before what is allowed', `{ ${SIGNATURES} petitions { slug } }`],
    [
      'included by a directive',
      `{ petitions { slug } ${LOG.replace('auditLog', 'auditLog @include(if: true)')} }`,
    ],
    ['skipped by none', `{ ${PEOPLE.replace('staffMembers', 'staffMembers @skip(if: false)')} }`],
    ['as a subscription', `subscription { ${LOG} }`],
    ['as a mutation', `mutation { ${LOG} }`],
    ['by the schema', `{ __schema { queryType { fields { name } } } }`],
    ['by a type', `{ __type(name: "AuditEntry") { fields { name } } }`],
  ])('does not see more by asking %s', async (_how, document) => {
    const { cookie } = viewer;
    const { status, body } = await leavingAllAsItIs(world.owner, () =>
      askStaff(world, document, {}, { cookie }),
    );
    expect([400, 403]).toContain(status);
    for (const secret of secrets()) expect(body).not.toContain(secret);
  });

  test('does not see more by sending two operations, or asking elsewhere', async () => {
    const { cookie } = viewer;
    const headers = { cookie, 'content-type': 'application/json' };
    const query = `query A { petitions { slug } } query B { ${LOG} }`;
    const asked = `{ ${LOG} }`;
    const bodies = [
      { query, operationName: 'A' },
      { query, operationName: 'B' },
      [{ query: asked }],
      { query: asked, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      { query: asked, variables: { role: 'ADMIN' }, role: 'ADMIN', viewer: { role: 'ADMIN' } },
    ];
    const tries: [path: string, init: RequestInit][] = [
      ...bodies.map((body): [string, RequestInit] => [
        '/staff/graphql',
        { method: 'POST', headers, body: JSON.stringify(body) },
      ]),
      ...[
        '/graphql',
        '/staff/graphql/',
        '//staff/graphql',
        '/staff//graphql',
        '/STAFF/GRAPHQL',
      ].map((path): [string, RequestInit] => [
        path,
        { method: 'POST', headers, body: JSON.stringify({ query: asked }) },
      ]),
      [`/staff/graphql?query=${encodeURIComponent(asked)}`, { headers: { cookie } }],
      ...['x-role', 'x-http-method-override', 'x-original-url'].map(
        (name): [string, RequestInit] => [
          '/staff/graphql',
          {
            method: 'POST',
            headers: { ...headers, [name]: 'ADMIN' },
            body: JSON.stringify({ query: asked }),
          },
        ],
      ),
    ];
    for (const [path, init] of tries) {
      const answer = await fetch(world.url + path, init);
      const body = await answer.text();
      if (!body.includes('"petitions"')) expect([path, answer.status < 400]).toEqual([path, false]);
      expect([path, answer.status < 500]).toEqual([path, true]);
      for (const secret of secrets()) expect(body).not.toContain(secret);
    }
  });

  test.each(LOWER)('learns as %s of no address whether it signed, by any filter', async (role) => {
    const { cookie } = await signedInAs(world, role);
    const declared = '$petition: String!, $filter: StaffSignatureFilter';
    const given = 'petition: $petition, filter: $filter';
    const documents = [
      `query (${declared}) { signatures(${given}) { edges { cursor } } }`,
      `query (${declared}) { heldTotal(${given}) }`,
      `query ($input: InvalidationCriteria!) { previewInvalidation(input: $input) { total } }`,
    ];
    for (const document of documents) {
      const answers = [];
      for (const exactEmail of [suzie.email, 'nobody@example.org', 'not an address', '\u0000']) {
        const domain = exactEmail.split('@')[1] ?? exactEmail;
        const variables = document.includes('input:')
          ? { input: { petition: PETITION, emailDomain: domain } }
          : { petition: PETITION, filter: { exactEmail } };
        const { status, body } = await askStaff(world, document, variables, { cookie });
        answers.push(`${status} ${body}`);
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^403 .*FORBIDDEN/);
    }
  });
});

describe('row 55: what is of another petition or another person', () => {
  const OTHER = 'a-second-petition';
  beforeAll(async () => {
    await world.owner.query(
      `insert into petitions (campaign_id, slug, title, demand, addressed_to)
       select campaign_id, $1, $1, 'A demand', 'Somebody' from petitions limit 1`,
      [OTHER],
    );
    await signAndConfirm(world, { email: 'held@mailinator.com', name: 'Held Example' });
  });
  const ask = <T>(document: string, variables: object, { cookie } = admin) =>
    askStaff<T>(world, document, variables, { cookie });
  type Page = { signatures: { edges: { cursor: string; node: { id: string } }[] } };
  const LIST = `query ($petition: String!, $after: String) {
    signatures(petition: $petition, after: $after) { edges { cursor node { id name } } } }`;
  const code = ({ errors }: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
    errors?.[0]?.extensions['code'];

  test('is not decided about by an id that it has elsewhere', async () => {
    const { data } = await ask<Page>(LIST, { petition: PETITION });
    const ids = data!.signatures.edges.map(({ node }) => node.id);
    for (const act of ['releaseSignatures', 'refuseSignatures']) {
      const document = `mutation ($input: DecideHeldInput!) { ${act}(input: $input) { id } }`;
      const input = { petition: OTHER, reason: 'None of ours', ids };
      const answer = await leavingAllAsItIs(world.owner, () => ask(document, { input }));
      expect(code(answer)).toBe('CONFLICT');
    }
  });

  test('is not read by a cursor from elsewhere', async () => {
    const { data } = await ask<Page>(LIST, { petition: PETITION });
    for (const { cursor } of data!.signatures.edges) {
      const { status, body } = await ask<Page>(LIST, { petition: OTHER, after: cursor });
      expect(body).not.toContain('Example');
      expect([200, 400]).toContain(status);
    }
  });

  test.each([
    ['signatureDecision', 'query ($id: ID!) { signatureDecision(id: $id) { id } }'],
    [
      'approveDecision',
      'mutation ($id: ID!) { approveDecision(id: $id, expectedTotal: 1) { id } }',
    ],
    ['cancelDecision', 'mutation ($id: ID!) { cancelDecision(id: $id) { id } }'],
    [
      'reinstateSignatures',
      'mutation ($id: ID!) { reinstateSignatures(invalidation: $id) { id } }',
    ],
    ['endSession', 'mutation ($id: ID!) { endSession(session: $id) { email } }'],
    ['removePasskey', 'mutation ($id: ID!) { removePasskey(passkey: $id) { email } }'],
    ['withdrawInvitation', 'mutation ($id: ID!) { withdrawInvitation(invitation: $id) { id } }'],
    ['removeStaff', 'mutation ($id: ID!) { removeStaff(member: $id) { id } }'],
  ])('is not found by %s, as if it were not there', async (_name, document) => {
    const { rows } = await world.owner.query(
      'select id from auth.session where "userId" = $1 union all select contact_id::text from signatures',
      [viewer.accountId],
    );
    const answers = [];
    for (const id of [
      ...rows.map((row) => row.id),
      crypto.randomUUID(),
      'x',
      '\u0000',
      "' or 1=1",
    ]) {
      const answer = await leavingAllAsItIs(world.owner, () => ask(document, { id }));
      answers.push(`${answer.status} ${code(answer)}`);
    }
    expect(new Set(answers)).toEqual(new Set(['404 NOT_FOUND']));
  });
});
