import {
  RestoreStaffDocument,
  SignatureDecisionsDocument,
  type SignatureDecisionsQuery,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk } from '../../apps/api/test/deciding.ts';
import { enrol } from '../../apps/api/test/enrolled.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import { PETITION } from '../../apps/api/test/signing.ts';
import {
  cookieFrom,
  createStaff,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { grantRole } from '../../apps/api/src/features/staff/staff-member.service.ts';
import { StaffRole } from '../../apps/api/src/features/staff/staff-role.ts';

const DAY_MS = 24 * 3_600_000;

let world: World;
let admin: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  admin = await signedInAs(world, 'ADMIN');
});

/** What the administrator proposes by themselves. */
async function propose(): Promise<string> {
  await addConfirmed(world, 1_001, { country: 'UA' });
  const made = await desk(world, admin.cookie).invalidate({ country: 'UA' }, 1_001);
  return made.data!.invalidateSignatures.id;
}

const idOf = async (email: string): Promise<string> => {
  const { rows } = await world.owner.query('select id from auth."user" where email = $1', [email]);
  return rows[0].id;
};

async function deskOf(email: string) {
  const cookie = cookieFrom(await signIn(world, { email, password: PASSWORD }));
  await enrol(world, await idOf(email));
  return desk(world, cookie);
}

async function join(): Promise<string> {
  const email = `second-${crypto.randomUUID()}@kestrelfeather.example`;
  await people.invite(email, 'CAMPAIGNER');
  await accept(world, await invitationTo(world, email), PASSWORD);
  return email;
}

async function promoted() {
  const { email, accountId } = await createStaff(world, 'VIEWER');
  await people.change(accountId, 'CAMPAIGNER');
  return deskOf(email);
}

async function broughtBack() {
  const email = await join();
  const member = await idOf(email);
  await people.remove(member);
  await desk(world, admin.cookie).ask(RestoreStaffDocument, { member });
  return deskOf(email);
}

const status = async (answer: Promise<{ status: number }>) => (await answer).status;

describe('row 57: the second person', () => {
  test.each([
    ['was invited', async () => deskOf(await join())],
    ['was given more', promoted],
    ['was removed and brought back', broughtBack],
  ])('is nobody who %s by a colleague less than a day ago', async (_what, bringIn) => {
    const id = await propose();
    const puppet = await bringIn();
    expect(await status(puppet.approve(id, 1_001))).toBe(403);
    const listed = await puppet.ask<SignatureDecisionsQuery>(SignatureDecisionsDocument, {
      petition: PETITION,
    });
    const [decision] = listed.data!.signatureDecisions;
    expect(decision).toMatchObject({ state: 'PROPOSED', mayApprove: false });
    const waitsMs = Date.parse(decision!.approvableFrom!) - Date.now();
    expect(waitsMs).toBeGreaterThan(DAY_MS - 60_000);
    expect(waitsMs).toBeLessThanOrEqual(DAY_MS);
    await world.owner.query(
      `update staff_members set may_approve_from = may_approve_from - interval '24 hours'`,
    );
    expect(await status(puppet.approve(id, 1_001))).toBe(200);
  });

  test('is nobody for what a newcomer proposed, who may be removed by then', async () => {
    const email = await join();
    const puppet = await deskOf(email);
    await addConfirmed(world, 1_001, { country: 'UA' });
    const { id } = (await puppet.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures;
    await people.remove(await idOf(email));
    const own = desk(world, admin.cookie);
    expect(await status(own.approve(id, 1_001))).toBe(403);
    await world.owner.query(
      `update decisions set approvable_from = approvable_from - interval '24 hours'`,
    );
    expect(await status(own.approve(id, 1_001))).toBe(200);
  });

  test('is asked for once several accounts that one may have made have decided about a thousand', async () => {
    const [own, puppet] = [desk(world, admin.cookie), await deskOf(await join())];
    for (const [first, second] of [
      [own, puppet],
      [puppet, own],
    ] as const) {
      await emptyTables(world);
      await addConfirmed(world, 600, { country: 'UA' });
      await addConfirmed(world, 500, { country: 'PL' });
      const one = await first.invalidate({ country: 'UA' }, 600);
      const other = await second.invalidate({ country: 'PL' }, 500);
      const states = [one, other].map(({ data }) => data!.invalidateSignatures.state);
      expect(states).toEqual(['RUNNING', 'PROPOSED']);
    }
  });

  test('who has just come undoes nothing that two decided', async () => {
    const id = await propose();
    const colleague = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
    await colleague.approve(id, 1_001);
    await carryOut(world);
    const puppet = await deskOf(await join());
    expect(await status(puppet.reinstate(id))).toBe(403);
    expect(await status(colleague.reinstate(id))).toBe(200);
  });

  test('who has just come undoes nothing in pieces that others decided', async () => {
    const puppet = await deskOf(await join());
    await addConfirmed(world, 2, { country: 'UA' });
    const made = await desk(world, admin.cookie).invalidate({ country: 'UA' }, 2);
    await carryOut(world);
    const { id } = made.data!.invalidateSignatures;
    expect(await status(puppet.reinstate(id))).toBe(403);
  });

  test('who has just come undoes no part of what two decided by ending it first', async () => {
    const id = await propose();
    const colleague = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
    await colleague.approve(id, 1_001);
    await carryOut(world, 2);
    const puppet = await deskOf(await join());
    expect(await status(puppet.cancel(id))).toBe(200);
    expect(await status(puppet.reinstate(id))).toBe(403);
    expect(await status(colleague.reinstate(id))).toBe(200);
  });

  test('who has just come undoes what they decided alone', async () => {
    const puppet = await deskOf(await join());
    await addConfirmed(world, 2, { country: 'UA' });
    const { id } = (await puppet.invalidate({ country: 'UA' }, 2)).data!.invalidateSignatures;
    await carryOut(world);
    expect(await status(puppet.reinstate(id))).toBe(200);
  });

  test('is at once whom an operator gave the role, and who had one that may', async () => {
    const { email } = await createStaff(world, null);
    await grantRole(world.sending, email, StaffRole.CAMPAIGNER);
    const granted = await deskOf(email);
    const colleague = await signedInAs(world, 'CAMPAIGNER');
    await people.change(colleague.accountId, 'ADMIN');
    for (const second of [granted, desk(world, colleague.cookie)]) {
      await emptyTables(world);
      expect(await status(second.approve(await propose(), 1_001))).toBe(200);
    }
  });
});
