import {
  ReinstateSignaturesDocument,
  ReleaseSignaturesDocument,
  type ReleaseSignaturesMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
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
import { contactIdOf } from '../contacts/contact.service.ts';
import { erasePerson } from '../signatures/erasing-a-person.service.ts';

const CONFIRM =
  'mutation C($input: ConfirmSignatureInput!) { confirmSignature(input: $input) { petition { id } } }';

let world: World;
let staff: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  staff = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const throwaway = (name: string) => ({ name, email: `${name}@mailinator.com` });
const code = (answer: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
  answer.errors?.[0]?.extensions['code'];

async function releaseAll(expectedTotal: number): Promise<string> {
  const input = { petition: PETITION, reason: 'Looked at', filter: {}, expectedTotal };
  const made = await staff.ask<ReleaseSignaturesMutation>(ReleaseSignaturesDocument, { input });
  return made.data!.releaseSignatures.id;
}

async function confirm(email: string): Promise<void> {
  await world.deliver();
  const token = linkTo(world, email, 'confirm');
  const { nonce } = (await prompt(world, token))!;
  readThePage();
  expect((await world.request(CONFIRM, { input: { token, nonce } })).errors).toBeUndefined();
}

describe('a release that is taken back', () => {
  test('holds again what it let through, and the ledger says why it no longer counts', async () => {
    await signAndConfirm(world, throwaway('ann'));
    await sign(world, throwaway('ben'));
    const id = await releaseAll(2);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, PENDING: 1 });
    expect((await staff.reinstate(id)).errors).toBeUndefined();
    expect(await stateCounts(world)).toEqual({ HELD: 2 });
    expect(await ledger(world)).toEqual({ released: 1, held: 1 });
    const { rows } = await world.owner.query(
      `select kind, entries, reason, role from ledger_reasons where kind = 'held'`,
    );
    expect(rows).toEqual([{ kind: 'held', entries: 1, reason: 'Looked at', role: 'CAMPAIGNER' }]);
    const held = await world.owner.query('select distinct held_because from signatures');
    expect(held.rows).toEqual([{ held_because: 'disposable-domain' }]);
    expect(await drift(world)).toEqual([]);
  });

  test('sends no thanks that have not gone out, and does not pretend that others had not', async () => {
    await signAndConfirm(world, throwaway('ann'));
    await world.deliver();
    world.mailbox.mails.length = 0;
    await staff.reinstate(await releaseAll(1));
    await world.deliver();
    expect(world.mailbox.mails).toEqual([]);
  });

  test('holds who has confirmed since, and leaves alone who took it back or was erased', async () => {
    for (const name of ['ann', 'ben', 'cleo']) await sign(world, throwaway(name));
    await signAndConfirm(world, throwaway('dora'));
    const id = await releaseAll(4);
    await confirm('ann@mailinator.com');
    const cleo = contactIdOf(world.config.keyring, 'cleo@mailinator.com');
    await erasePerson(world.sending.pool, world.config.keyring, cleo);
    await world.owner.query(
      `update signatures set signed_at = now() + interval '1 second' where contact_id = $1`,
      [contactIdOf(world.config.keyring, 'ben@mailinator.com')],
    );
    await staff.reinstate(id);
    expect(await stateCounts(world)).toEqual({ HELD: 2, PENDING: 1 });
    expect(await ledger(world)).toEqual({ confirmed: 1, released: 1, held: 2 });
    expect(await drift(world)).toEqual([]);
  });

  test('can be released once more, and then counts again', async () => {
    await signAndConfirm(world, throwaway('ann'));
    await staff.reinstate(await releaseAll(1));
    await releaseAll(1);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1 });
    expect(await drift(world)).toEqual([]);
  });

  test('goes chunk by chunk when it is large, once, and goes on after each stop', async () => {
    for (let i = 0; i < 8; i += 1) await signAndConfirm(world, throwaway(`many-${i}`));
    const id = await releaseAll(8);
    await world.owner.query(
      `update decisions set state = 'REINSTATING', role = 'ADMIN', at_contact = null`,
    );
    await carryOut(world, 1);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 5, HELD: 3 });
    await Promise.all([carryOut(world), carryOut(world)]);
    const { rows } = await world.owner.query('select state, reinstated from decisions');
    expect(rows).toEqual([{ state: 'REINSTATED', reinstated: 8 }]);
    expect(await ledger(world)).toEqual({ released: 8, held: 8 });
    expect(code(await staff.reinstate(id))).toBe('CONFLICT');
    expect(await drift(world)).toEqual([]);
  });

  test('is refused where nobody was listed, as of releases before there were lists', async () => {
    await signAndConfirm(world, throwaway('ann'));
    const id = await releaseAll(1);
    await world.owner.query('update decisions set is_reversible = false');
    expect(code(await staff.reinstate(id))).toBe('CONFLICT');
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1 });
  });
});

test('whoever undoes says how many they were told: with another number nothing changes', async () => {
  await signAndConfirm(world, throwaway('ann'));
  const invalidation = await releaseAll(1);
  const undo = (expectedTotal: number) =>
    staff.ask(ReinstateSignaturesDocument, { invalidation, expectedTotal });
  expect(code(await undo(2))).toBe('CONFLICT');
  expect(await stateCounts(world)).toEqual({ CONFIRMED: 1 });
  expect((await undo(1)).errors).toBeUndefined();
});

test('a ledger that says more of what was held than was held is found', async () => {
  await signAndConfirm(world, throwaway('ann'));
  await staff.reinstate(await releaseAll(1));
  await world.owner.query(`update ledger_reasons set entries = 2 where kind = 'held'`);
  expect(await drift(world)).toEqual([
    expect.objectContaining({ what: expect.stringContaining('held of'), kept: 1, counted: 2 }),
  ]);
});
