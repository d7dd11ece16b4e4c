import {
  FrontPageDocument,
  SignPetitionDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorOf } from './door.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const { query } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', GRAPHQL_OPERATIONS: 'known-only' });
});
afterAll(() => world.close());

test("under known-only the web app's own documents are answered", async () => {
  const page = await world.request(FrontPageDocument, { first: 1, after: null });
  expect([page.status, page.errors]).toEqual([200, undefined]);
  const signed = await world.request(SignPetitionDocument, {
    input: { petition: 'nowhere', name: 'A B', email: 'a@example.org', country: 'GB' },
  });
  expect(signed.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
});

test.each([
  ['a document of a stranger', '{ __typename }'],
  ['one of ours with a space more', `${FrontPageDocument} `],
  ['one of ours beside another', `${FrontPageDocument} query Other { __typename }`],
  ['one of two fields that does not fit the schema', '{ petitionz campaignz }'],
])('under known-only %s is refused', async (_what, document) => {
  const answer = await query(document);
  expect({ status: answer.status, code: answer.code }).toEqual({
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  });
});
