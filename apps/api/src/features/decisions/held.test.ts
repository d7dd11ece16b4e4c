import {
  HeldPreviewDocument,
  HeldSignaturesDocument,
  RefuseSignaturesDocument,
  ReleaseSignaturesDocument,
  StaffSignaturesDocument,
  type HeldPreviewQuery,
  type HeldSignaturesQuery,
  type RefuseSignaturesMutation,
  type ReleaseSignaturesMutation,
  type StaffSignaturesQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
import { PETITION, sign, signAndConfirm } from '../../../test/signing.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
let staff: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  staff = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function listed() {
  const variables = { petition: PETITION, filter: { state: 'HELD' }, first: 100 };
  const answer = await staff.ask<StaffSignaturesQuery>(StaffSignaturesDocument, variables);
  return answer.data!.signatures.edges.map(({ node }) => node);
}
const input = (more: object) => ({ input: { petition: PETITION, reason: 'Looked at', ...more } });
const release = (more: object) =>
  staff.ask<ReleaseSignaturesMutation>(ReleaseSignaturesDocument, input(more));
const refuse = (more: object) =>
  staff.ask<RefuseSignaturesMutation>(RefuseSignaturesDocument, input(more));
const code = (answer: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
  answer.errors?.[0]?.extensions['code'];

/** One that was confirmed while it was held, one that was not, and one of another reason. */
async function three() {
  await signAndConfirm(world, { email: 'a@mailinator.com', name: 'Confirmed' });
  await sign(world, { email: 'b@mailinator.com', name: 'Waiting' });
  await signAndConfirm(world, { email: 'first@gmail.com', name: 'First' });
  await sign(world, { email: 'fir.st@gmail.com', name: 'Alias' });
}

test('held signatures are counted by reason', async () => {
  await three();
  const variables = { petition: PETITION };
  const answer = await staff.ask<HeldSignaturesQuery>(HeldSignaturesDocument, variables);
  expect(answer.data!.heldSignatures).toEqual([
    { reason: 'disposable-domain', count: 2 },
    { reason: 'possible-duplicate', count: 1 },
  ]);
});

test('releasing counts what was confirmed, thanks its signer, and lets the others confirm', async () => {
  await three();
  await world.deliver();
  world.mailbox.mails.length = 0;
  const held = await listed();
  const ids = held.filter(({ name }) => name !== 'Alias').map(({ id }) => id);
  expect((await release({ ids })).data!.releaseSignatures).toMatchObject({
    ...{ state: 'DONE', affected: 2 },
  });
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 2, HELD: 1, PENDING: 1 });
  expect(await ledger(world)).toEqual({ confirmed: 1, released: 1 });
  expect(await drift(world)).toEqual([]);
  await world.deliver();
  expect(world.mailbox.mails.map(({ to }) => to[0])).toEqual(['a@mailinator.com']);
});

test('refusing changes no count, is undone to held, and stands in no ledger', async () => {
  await three();
  const ids = (await listed()).map(({ id }) => id);
  const made = (await refuse({ ids })).data!.refuseSignatures;
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, INVALIDATED: 3 });
  await staff.reinstate(made.id);
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, HELD: 3 });
  expect((await listed()).map(({ heldBecause }) => heldBecause).toSorted()).toEqual([
    ...['disposable-domain', 'disposable-domain', 'possible-duplicate'],
  ]);
  expect(await ledger(world)).toEqual({ confirmed: 1 });
  expect(await drift(world)).toEqual([]);
});

test('all that a filter finds are decided about, if they are as many as expected', async () => {
  await three();
  const filter = { heldBecause: 'disposable-domain' };
  const found = await staff.ask<HeldPreviewQuery>(HeldPreviewDocument, {
    ...{ petition: PETITION, filter },
  });
  const heldPreview = { total: 2, confirmed: 1, needsSecondPerson: false };
  expect(found.data!.heldPreview).toEqual(heldPreview);
  expect(code(await refuse({ filter, expectedTotal: 3 }))).toBe('CONFLICT');
  expect((await refuse({ filter, expectedTotal: 2 })).errors).toBeUndefined();
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, HELD: 1, INVALIDATED: 2 });
});

test('nothing is decided twice', async () => {
  await three();
  const ids = (await listed()).map(({ id }) => id);
  await release({ ids });
  expect(code(await refuse({ ids }))).toBe('CONFLICT');
});

test('of those that were picked, none is decided about when one is held no longer', async () => {
  await three();
  const ids = (await listed()).map(({ id }) => id);
  await release({ ids: [ids[0]] });
  expect(code(await refuse({ ids, expectedTotal: 3 }))).toBe('CONFLICT');
  expect((await stateCounts(world)).HELD).toBe(2);
  expect((await refuse({ ids: ids.slice(1), expectedTotal: 2 })).errors).toBeUndefined();
});

test('an id of another petition, or a made-up one, decides about nobody', async () => {
  await three();
  expect(code(await refuse({ ids: ['A'.repeat(22)] }))).toBe('CONFLICT');
  expect(code(await refuse({ ids: ['nonsense'] }))).toBe('BAD_USER_INPUT');
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, HELD: 3 });
});

test.each([
  ['neither ids nor a filter', {}],
  ['both', { ids: ['A'.repeat(22)], filter: {}, expectedTotal: 3 }],
  ['no ids', { ids: [] }],
  ['a hundred and one ids', { ids: Array.from({ length: 101 }, (_, i) => `id-${i}`) }],
  ['a filter without a size', { filter: {} }],
  ['a size of nothing', { filter: {}, expectedTotal: 0 }],
  ['an address', { filter: { exactEmail: 'a@mailinator.com' }, expectedTotal: 1 }],
  ['no reason', { filter: {}, expectedTotal: 3, reason: ' ' }],
])('%s is refused by name', async (_what, more) => {
  await three();
  const answer = await release(more);
  expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, HELD: 3 });
});
