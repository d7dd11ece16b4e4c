import {
  ConfirmSignatureDocument,
  DisownSignatureDocument,
  WithdrawSignatureDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import {
  RefuseSignaturesDocument,
  type RefuseSignaturesMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
import {
  linkTo,
  PETITION,
  prompt,
  readThePage,
  sign,
  signAndConfirm,
} from '../../../test/signing.ts';
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

const SUZIE = 'suzie@example.org';
const OLENA = 'olena@example.org';

const invalidate = async (total: number) =>
  (await staff.invalidate({ country: 'GB' }, total)).data!.invalidateSignatures.id;

async function refuse(total: number): Promise<string> {
  const input = { petition: PETITION, reason: 'Throwaway', filter: {}, expectedTotal: total };
  const made = await staff.ask<RefuseSignaturesMutation>(RefuseSignaturesDocument, { input });
  return made.data!.refuseSignatures.id;
}

async function press(document: { toString(): string }, token: string): Promise<number> {
  const { nonce } = (await prompt(world, token))!;
  readThePage();
  return (await world.request(document, { input: { token, nonce } })).status;
}

/** By the link of the first mail: whoever may confirm may withdraw. */
const withdraw = async (token: string) =>
  (await world.request(WithdrawSignatureDocument, { input: { token } })).status;
const disown = (token: string) => press(DisownSignatureDocument, token);
const confirm = (token: string) => press(ConfirmSignatureDocument, token);

async function signed(email: string): Promise<string> {
  await sign(world, { email });
  await world.deliver();
  return linkTo(world, email, 'confirm');
}

/** The tally and the sums of the minutes stand there as the signatures do: drift says so. */
async function expectSound(states: object, lines: object): Promise<void> {
  expect([await stateCounts(world), await ledger(world)]).toEqual([states, lines]);
  expect(await drift(world)).toEqual([]);
}

describe.each([
  ['withdrawn', withdraw],
  ['disowned', disown],
] as const)('a signature that is %s while it is invalidated', (_what, takeBack) => {
  test('stays out of the count when the invalidation is undone', async () => {
    const token = await signAndConfirm(world, { email: SUZIE });
    await signAndConfirm(world, { email: OLENA });
    const id = await invalidate(2);
    expect(await takeBack(token)).toBe(200);
    await expectSound({ INVALIDATED: 1, WITHDRAWN: 1 }, { confirmed: 2, invalidated: 2 });
    const { data } = await staff.reinstate(id);
    expect(data!.reinstateSignatures.state).toBe('REINSTATED');
    await expectSound(
      { CONFIRMED: 1, WITHDRAWN: 1 },
      { confirmed: 2, invalidated: 2, reinstated: 1 },
    );
  });

  test('and was never confirmed, does not wait again', async () => {
    const token = await signed(SUZIE);
    const id = await invalidate(1);
    await takeBack(token);
    await staff.reinstate(id);
    await expectSound({ WITHDRAWN: 1 }, {});
  });

  test('and had been held and refused, is not held again', async () => {
    const token = await signAndConfirm(world, { email: 'suzie@mailinator.com' });
    const id = await refuse(1);
    await takeBack(token);
    await staff.reinstate(id);
    await expectSound({ WITHDRAWN: 1 }, {});
  });

  test('waits for staff when it is signed anew', async () => {
    const token = await signAndConfirm(world, { email: SUZIE });
    await invalidate(1);
    await takeBack(token);
    await confirm(await signed(SUZIE));
    await expectSound({ HELD: 1 }, { confirmed: 1, invalidated: 1 });
    const { rows } = await world.owner.query('select held_because from signatures');
    expect(rows).toEqual([{ held_because: 'withdrawn-while-invalidated' }]);
  });
});

test('what was signed anew, and refused by itself, is not counted by undoing what was before', async () => {
  const token = await signAndConfirm(world, { email: SUZIE });
  const id = await invalidate(1);
  await withdraw(token);
  await sign(world, { email: SUZIE });
  await refuse(1);
  await staff.reinstate(id);
  await expectSound({ INVALIDATED: 1 }, { confirmed: 1, invalidated: 1 });
});

describe('a signature that is confirmed while it is invalidated', () => {
  test('counts from when that is undone, and its signer is thanked', async () => {
    const token = await signed(SUZIE);
    const id = await invalidate(1);
    expect(await confirm(token)).toBe(200);
    await expectSound({ INVALIDATED: 1 }, {});
    world.mailbox.mails.length = 0;
    await staff.reinstate(id);
    await expectSound({ CONFIRMED: 1 }, { confirmed: 1 });
    await world.deliver();
    expect(world.mailbox.mails.map(({ to }) => to[0])).toEqual([SUZIE]);
  });

  test('waits for staff when another of its mailbox counts by then', async () => {
    const token = await signed('j.doe@gmail.com');
    const id = await invalidate(1);
    await confirm(token);
    await signAndConfirm(world, { email: 'jdoe+1@gmail.com' });
    await staff.reinstate(id);
    await expectSound({ CONFIRMED: 1, HELD: 1 }, { confirmed: 1 });
  });

  test('and had been held and refused, counts when it is released in the end', async () => {
    const token = await signed('suzie@mailinator.com');
    const id = await refuse(1);
    await confirm(token);
    await staff.reinstate(id);
    const { rows } = await world.owner.query('select state, confirmed_at from signatures');
    expect(rows).toEqual([{ state: 'HELD', confirmed_at: expect.any(Date) }]);
  });
});
