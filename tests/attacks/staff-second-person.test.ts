import {
  RestoreStaffDocument,
  SignatureDecisionsDocument,
  type SignatureDecisionsQuery,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk } from '../../apps/api/test/deciding.ts';
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

  test('is at once whom an operator gave the role, and who had one that may', async () => {
    const { email } = await createStaff(world, null);
    await grantRole(world.db.manager, email, StaffRole.CAMPAIGNER);
    const granted = await deskOf(email);
    const colleague = await signedInAs(world, 'CAMPAIGNER');
    await people.change(colleague.accountId, 'ADMIN');
    for (const second of [granted, desk(world, colleague.cookie)]) {
      await emptyTables(world);
      expect(await status(second.approve(await propose(), 1_001))).toBe(200);
    }
  });
});
