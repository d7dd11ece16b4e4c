import {
  SignatureDecisionsDocument,
  type SignatureDecisionsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk } from '../../../../test/deciding.ts';
import { addConfirmed } from '../../../../test/many-signatures.ts';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { createStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { contactIdOf } from '../../contacts/contact.service.ts';
import { erasePerson } from '../../signatures/erasing-a-person.service.ts';

let world: World;
let carla: SignedInStaff;
let staff: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('delete from staff_members');
  carla = await signedInAs(world, 'CAMPAIGNER');
  staff = desk(world, carla.cookie);
});

const listed = async (by = staff) =>
  (await by.ask<SignatureDecisionsQuery>(SignatureDecisionsDocument, { petition: PETITION })).data!
    .signatureDecisions;
const addressesAt = (domain: string, count: number) =>
  Array.from({ length: count }, (_, i) => `p${i}@${domain}`);
const signed = async (domain: string, count: number) => {
  for (const email of addressesAt(domain, count)) await sign(world, { email, name: 'Somebody' });
};

describe('what a decision was about', () => {
  const domainsOf = async () => (await listed()).flatMap(({ criteria }) => criteria!.domains);

  test('is told by the domain itself when three share it, else by its short name', async () => {
    await signed('bots.example', 3);
    await signed('own.example', 2);
    await staff.invalidate({ emailDomain: 'own.example' }, 2);
    await staff.invalidate({ emailDomain: 'bots.example' }, 3);
    const name = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(await domainsOf()).toEqual([
      { name, domain: 'bots.example' },
      { name, domain: null },
    ]);
  });

  test('is told no longer by a domain once fewer share it', async () => {
    await signed('bots.example', 3);
    await staff.invalidate({ emailDomain: 'bots.example' }, 3);
    const id = contactIdOf(world.config.keyring, 'p1@bots.example');
    await erasePerson(world.sending.pool, world.config.keyring, id);
    expect(await domainsOf()).toMatchObject([{ domain: null }]);
  });

  test('is told of a network by a name only, beforehand too', async () => {
    for (let i = 1; i <= 3; i += 1)
      await sign(world, { email: `n${i}@example.org`, name: 'Somebody' }, `203.0.113.${i}`);
    const answer = await staff.preview({ ipRange: '203.0.113.0/24', country: 'GB' });
    const { criteria } = answer.data!.previewInvalidation;
    const name = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(criteria).toEqual({ networks: [name], domains: [] });
    expect(JSON.stringify(answer.data)).not.toContain('203.0.113');
    await staff.invalidate({ network: criteria.networks[0]! }, 3);
    expect((await listed())[0]!.criteria!.networks).toEqual(criteria.networks);
  });
});

test('a decision says how many of those it touched had been counted', async () => {
  await signAndConfirm(world, { email: 'a@bots.example', name: 'Confirmed' });
  await signed('bots.example', 2);
  await staff.invalidate({ emailDomain: 'bots.example' }, 3);
  await signed('own.example', 1);
  await staff.invalidate({ emailDomain: 'own.example' }, 1);
  expect(await listed()).toMatchObject([
    { affected: 1, counted: 0 },
    { affected: 3, counted: 1 },
  ]);
});

describe('who ended a decision', () => {
  test('is told by their addresses', async () => {
    await signed('own.example', 1);
    const made = await staff.invalidate({ emailDomain: 'own.example' }, 1);
    expect(await listed()).toMatchObject([{ cancelledBy: null, undoneBy: null }]);
    await staff.reinstate(made.data!.invalidateSignatures.id);
    expect(await listed()).toMatchObject([{ cancelledBy: null, undoneBy: carla.email }]);
  });

  test('is told of what was only proposed, too', async () => {
    const dora = await signedInAs(world, 'ADMIN');
    await addConfirmed(world, 1_001, { country: 'UA' });
    const made = await staff.invalidate({ country: 'UA' }, 1_001);
    await desk(world, dora.cookie).cancel(made.data!.invalidateSignatures.id);
    expect(await listed()).toMatchObject([{ state: 'CANCELLED', cancelledBy: dora.email }]);
  });

  test('and a newcomer is told from when they may undo what others decided, before it ends and after', async () => {
    const today = await signedInAs(world, 'CAMPAIGNER');
    await world.owner.query(
      `update staff_members set may_approve_from = now() + interval '1 hour' where account_id = $1`,
      [today.accountId],
    );
    await addConfirmed(world, 1_001, { country: 'UA' });
    const { id } = (await staff.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures;
    const own = desk(world, today.cookie);
    const told = async () => (await listed(own))[0]!.undoableFrom;
    expect(await told()).toBeNull();
    await desk(world, (await signedInAs(world, 'ADMIN')).cookie).approve(id, 1_001);
    expect(Date.parse(String(await told()))).toBeGreaterThan(Date.now());
    expect((await listed())[0]).toMatchObject({ undoableFrom: null });
    await carryOut(world);
    expect(Date.parse(String(await told()))).toBeGreaterThan(Date.now());
  });
});

describe('what waits for a second person', () => {
  const propose = async () => {
    await addConfirmed(world, 1_001, { country: 'UA' });
    await staff.invalidate({ country: 'UA' }, 1_001);
  };
  const later = async ({ accountId }: { accountId: string }) =>
    world.owner.query(
      `update staff_members set may_approve_from = now() + interval '1 hour' where account_id = $1`,
      [accountId],
    );

  test('stands first', async () => {
    await propose();
    await signed('own.example', 1);
    await staff.invalidate({ emailDomain: 'own.example' }, 1);
    expect((await listed()).map(({ state }) => state)).toEqual(['PROPOSED', 'DONE']);
  });

  test('says which colleagues may approve it now, and who may later', async () => {
    const dora = await signedInAs(world, 'ADMIN');
    await createStaff(world, 'VIEWER');
    const emil = await createStaff(world, 'CAMPAIGNER');
    await later(emil);
    await propose();
    expect((await listed())[0]!.secondPeople).toEqual([
      {
        email: dora.email,
        mayApproveFrom: expect.any(String),
        mayNow: true,
        hasSecondFactor: true,
      },
      {
        email: emil.email,
        mayApproveFrom: expect.any(String),
        mayNow: false,
        hasSecondFactor: false,
      },
    ]);
  });

  test('says so to a colleague of today, without themselves and whoever proposed it', async () => {
    const dora = await createStaff(world, 'CAMPAIGNER');
    const today = await signedInAs(world, 'CAMPAIGNER');
    await later(today);
    await propose();
    const [decision] = await listed(desk(world, today.cookie));
    expect(decision).toMatchObject({ mayApprove: false, approvableFrom: expect.any(String) });
    expect(decision!.secondPeople.map(({ email }) => email)).toEqual([dora.email]);
  });

  test('names nobody who may approve by now what a colleague of today proposed', async () => {
    const dora = await createStaff(world, 'ADMIN');
    await later(carla);
    await propose();
    expect((await listed())[0]!.secondPeople).toEqual([
      {
        email: dora.email,
        mayApproveFrom: expect.any(String),
        mayNow: false,
        hasSecondFactor: false,
      },
    ]);
  });

  test('names nobody once it waits no longer', async () => {
    await createStaff(world, 'ADMIN');
    await signed('own.example', 1);
    await staff.invalidate({ emailDomain: 'own.example' }, 1);
    expect((await listed())[0]!.secondPeople).toEqual([]);
  });
});
