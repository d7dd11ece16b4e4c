import {
  StaffDeskDocument,
  type StaffDeskQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askStaff, setRole, signedInAs } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { guardFields } from './staff-fields.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

// Who may use which field: test/permissions.ts.
const PETITIONS = '{ petitions { slug } }';

describe('the staff schema', () => {
  test('does not start with a field that names no role', () => {
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { everything: { type: GraphQLString } },
    });
    expect(() => guardFields(new GraphQLSchema({ query }))).toThrow('everything');
  });
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
      PETITIONS,
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

  test.each(['CAMPAIGNER', 'ADMIN'] as const)(
    "has a VIEWER's rights as %s without a second factor, and is told so",
    async (role) => {
      const { cookie } = await signedInAs(world, role, { factor: false });
      const answer = await askStaff<StaffDeskQuery>(world, StaffDeskDocument, {}, { cookie });
      expect(answer.data!.staffViewer).toMatchObject({
        ...{ role: 'VIEWER', grantedRole: role, hasSecondFactor: false },
      });
    },
  );

  test('is not made to ask by a page of another site', async () => {
    const { cookie } = await signedInAs(world, 'ADMIN');
    const headers = { cookie, origin: 'https://evil.example' };
    const answer = await askStaff(world, StaffDeskDocument, {}, headers);
    expect(answer.status).toBe(403);
  });

  test('cannot use the staff fields of the public address, nor the other way round', async () => {
    const { cookie } = await signedInAs(world, 'ADMIN');
    const atPublic = await world.request(PETITIONS, {}, { cookie });
    const atStaff = await askStaff(world, '{ campaign { slug } }', {}, { cookie });
    expect([atPublic.status, atStaff.status]).toEqual([400, 400]);
  });
});
