import {
  StaffDeskDocument,
  type StaffDeskQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askStaff, setRole, signedInAs } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { buildPublicSchema } from '../../public-schema.ts';
import { buildStaffSchema } from '../../staff-schema.ts';
import { guardFields } from './staff-fields.ts';
import { EVERY_ROLE, StaffRole } from './staff-role.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Everything that can be asked for at the root, with an argument where one is needed. */
const BY_ROLE: Record<string, string> = {
  staffViewer: '{ staffViewer { role } }',
  petitions: '{ petitions { slug } }',
  petitionCounts: '{ petitionCounts(petition: "go-further-and-faster") { total } }',
  offlineBatches: '{ offlineBatches(petition: "go-further-and-faster") { edges { cursor } } }',
  addOfflineSignatures: `mutation { addOfflineSignatures(input: { petition: "go-further-and-faster", count: 1,
    note: "A sheet.", collectedOn: "2022-03-12", idempotencyKey: "a-key" }) { total } }`,
};

/** Who may, where it is not everybody. */
const ONLY: Record<string, string[]> = {
  offlineBatches: ['CAMPAIGNER', 'ADMIN'],
  addOfflineSignatures: ['CAMPAIGNER', 'ADMIN'],
};
/** What CAMPAIGNER and ADMIN only may do. Where nothing is found is after the door. */
const FOR_CAMPAIGNERS: Record<string, string> = {
  signatures: '{ signatures(petition: "nothing") { pageInfo { hasNextPage } } }',
  heldSignatures: '{ heldSignatures(petition: "nothing") { count } }',
  heldTotal: '{ heldTotal(petition: "nothing") }',
  signatureTrends: '{ signatureTrends(petition: "nothing") { total } }',
  trafficFlags: '{ trafficFlags(petition: "nothing") { id } }',
  signatureDecisions: '{ signatureDecisions(petition: "nothing") { id } }',
  signatureDecision: '{ signatureDecision(id: "nothing") { id } }',
  previewInvalidation:
    '{ previewInvalidation(input: { petition: "nothing", country: "GB" }) { total } }',
  invalidateSignatures:
    'mutation { invalidateSignatures(input: { criteria: { petition: "nothing", country: "GB" }, reason: "r", expectedTotal: 1 }) { id } }',
  reinstateSignatures: 'mutation { reinstateSignatures(invalidation: "nothing") { id } }',
  releaseSignatures:
    'mutation { releaseSignatures(input: { petition: "nothing", reason: "r", ids: ["x"] }) { id } }',
  refuseSignatures:
    'mutation { refuseSignatures(input: { petition: "nothing", reason: "r", ids: ["x"] }) { id } }',
  approveDecision: 'mutation { approveDecision(id: "nothing", expectedTotal: 1) { id } }',
  cancelDecision: 'mutation { cancelDecision(id: "nothing") { id } }',
};
const CALLS = { ...BY_ROLE, ...FOR_CAMPAIGNERS };

describe('the staff schema', () => {
  test('has no root field that this test does not try', async () => {
    await buildPublicSchema();
    const schema = await buildStaffSchema();
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(fields.sort()).toEqual(Object.keys(CALLS).sort());
  });

  test('does not start with a field that names no role', () => {
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { everything: { type: GraphQLString } },
    });
    expect(() => guardFields(new GraphQLSchema({ query }))).toThrow('everything');
  });

  test.each(Object.entries(BY_ROLE))(
    '%s is for its roles and no others',
    async (name, document) => {
      const allowed = ONLY[name] ?? EVERY_ROLE;
      for (const role of EVERY_ROLE) {
        const { cookie } = await signedInAs(world, role);
        const answer = await askStaff(world, document, {}, { cookie });
        const code = answer.errors?.[0]?.extensions['code'];
        const expected = allowed.includes(role) ? [200, undefined] : [403, 'FORBIDDEN'];
        expect([role, answer.status, code]).toEqual([role, ...expected]);
      }
    },
  );

  test.each(Object.entries(FOR_CAMPAIGNERS))('%s is for campaigners', async (_name, document) => {
    for (const role of EVERY_ROLE) {
      const { cookie } = await signedInAs(world, role);
      const { status } = await askStaff(world, document, {}, { cookie });
      const isLetIn = role === StaffRole.CAMPAIGNER || role === StaffRole.ADMIN;
      expect([role, status]).toEqual([role, isLetIn ? 404 : 403]);
    }
  });

  test.each(Object.entries(CALLS))(
    '%s is not for an account without a role',
    async (_n, document) => {
      const { cookie } = await signedInAs(world, null);
      const answer = await askStaff(world, document, {}, { cookie });
      expect(answer.status).toBe(403);
      expect(answer.errors![0]!.extensions['code']).toBe('FORBIDDEN');
      expect(answer.data).toBe(null);
    },
  );
});

describe('nobody who is not signed in', () => {
  test.each([
    ['a known document', StaffDeskDocument.toString()],
    ['introspection', '{ __schema { types { name } } }'],
    ['garbage', 'qwerty cop{}'],
    ['an unknown field', '{ nothing }'],
    ['nothing', ''],
    ['a document of 90 kB', `{ ${'a '.repeat(45_000)} }`],
  ])('learns whether %s is a document', async (_what, document) => {
    const answer = await askStaff(world, document);
    expect(answer.status).toBe(401);
    expect(answer.errors).toEqual([
      { message: 'Log in first.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  test('gets in by what is not even JSON, by GET, or with a made-up cookie', async () => {
    const url = `${world.url}/staff/graphql`;
    const headers = { 'content-type': 'application/json' };
    const garbage = await fetch(url, { method: 'POST', headers, body: '{' });
    const get = await fetch(`${url}?query={petitions{slug}}`);
    const forged = await askStaff(
      world,
      BY_ROLE['petitions']!,
      {},
      {
        cookie: '__Host-undersigned.session_token=AAAA.BBBB',
      },
    );
    expect([garbage.status, get.status, forged.status]).toEqual([401, 401, 401]);
  });
});

describe('somebody who is signed in', () => {
  test('sees the petitions and who they are', async () => {
    const { cookie, email } = await signedInAs(world, 'CAMPAIGNER');
    const answer = await askStaff<StaffDeskQuery>(world, StaffDeskDocument, {}, { cookie });
    expect(answer.data).toMatchObject({
      staffViewer: { email, role: 'CAMPAIGNER' },
      petitions: [{ slug: 'go-further-and-faster', status: 'OPEN' }],
    });
    expect(answer.headers.get('cache-control')).toMatch(/no-store/);
  });

  test('has a changed role, or none, at the very next request', async () => {
    const { cookie, accountId } = await signedInAs(world, 'ADMIN');
    const ask = () => askStaff<StaffDeskQuery>(world, StaffDeskDocument, {}, { cookie });
    await setRole(world, accountId, 'VIEWER');
    expect((await ask()).data!.staffViewer.role).toBe('VIEWER');
    await setRole(world, accountId, null);
    expect((await ask()).status).toBe(403);
  });

  test('is not made to ask by a page of another site', async () => {
    const { cookie } = await signedInAs(world, 'ADMIN');
    const headers = { cookie, origin: 'https://evil.example' };
    const answer = await askStaff(world, StaffDeskDocument, {}, headers);
    expect(answer.status).toBe(403);
  });

  test('cannot use the staff fields of the public address, nor the other way round', async () => {
    const { cookie } = await signedInAs(world, 'ADMIN');
    const atPublic = await world.request(BY_ROLE['petitions']!, {}, { cookie });
    const atStaff = await askStaff(world, '{ campaign { slug } }', {}, { cookie });
    expect([atPublic.status, atStaff.status]).toEqual([400, 400]);
  });
});
