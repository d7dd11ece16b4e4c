import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkTo, prompt, readThePage, sign, suzie } from '../../apps/api/test/signing.ts';
import {
  anyAddress,
  createWorld,
  emptyTables,
  from,
  type World,
} from '../../apps/api/test/world.ts';
import {
  ConfirmSignatureDocument,
  PetitionPageDocument,
  type PetitionPageQuery,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

// Signing tells a political opinion: to be shown with it, or written to, is for the owner of the
// address to agree to, and for nobody who only knows it.
let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const AGREED = { display: 'FIRST_NAME_AND_INITIAL', consentToUpdates: true };
const NOT_AGREED = { display: 'HIDDEN', consentToUpdates: false };

async function confirm(choices: object = {}) {
  await world.deliver();
  const token = linkTo(world, suzie.email, 'confirm');
  const { nonce } = (await prompt(world, token))!;
  readThePage();
  return world.request(
    ConfirmSignatureDocument,
    { input: { token, nonce, ...choices } },
    from(anyAddress()),
  );
}
async function recorded() {
  const { rows } = await world.owner.query(
    `select state, display, consent_to_updates as "consentToUpdates" from signatures`,
  );
  return rows[0];
}
async function shown(): Promise<string[]> {
  const variables = { slug: suzie.petition };
  const { data } = await world.request<PetitionPageQuery>(PetitionPageDocument, variables);
  return data!.petition!.recentSupporters.map(({ displayName }) => displayName);
}

test('a stranger who sends the form again agrees to nothing in the name of who signed', async () => {
  await sign(world);
  await sign(world, AGREED);
  await world.deliver();
  expect(await prompt(world, linkTo(world, suzie.email, 'confirm'))).toMatchObject(NOT_AGREED);
  await confirm();
  expect(await recorded()).toEqual({ state: 'CONFIRMED', ...NOT_AGREED });
  expect(await shown()).toEqual([]);
});

test('who sends the form again takes back what they agreed to before', async () => {
  await sign(world, AGREED);
  await sign(world);
  await confirm();
  expect(await recorded()).toEqual({ state: 'CONFIRMED', ...NOT_AGREED });
});

test('what a stranger ticked is shown to the owner of the address, whose word is recorded', async () => {
  await sign(world, { ...AGREED, postcode: 'SW1A 1AA' });
  await world.deliver();
  expect(await prompt(world, linkTo(world, suzie.email, 'confirm'))).toMatchObject({
    ...AGREED,
    postcode: 'SW1A 1AA',
  });
  await confirm({ ...NOT_AGREED, postcode: '' });
  expect(await recorded()).toEqual({ state: 'CONFIRMED', ...NOT_AGREED });
  const { rows } = await world.owner.query('select sealed_postcode as postcode from signatures');
  expect(rows).toEqual([{ postcode: null }]);
  expect(await shown()).toEqual([]);
});

test('the owner may agree where nobody had ticked anything', async () => {
  await sign(world);
  await confirm(AGREED);
  expect(await recorded()).toEqual({ state: 'CONFIRMED', ...AGREED });
  expect(await shown()).toEqual(['Suzie E.']);
});

test.each([
  ['display', 'LOUD'],
  ['consentToUpdates', 'yes'],
  ['postcode', '<b>'],
  ['postcode', 'x'.repeat(1_000)],
])('%s: %j is refused, and nothing is confirmed', async (field, value) => {
  await sign(world);
  await world.deliver();
  const answer = await leavingAllAsItIs(world.owner, () => confirm({ [field]: value }));
  const code = answer.errors?.[0]?.extensions['code'];
  expectRefused({ ...answer, code }, 400, 'BAD_USER_INPUT');
  expect(answer.body).not.toContain(String(value).slice(0, 20));
});
