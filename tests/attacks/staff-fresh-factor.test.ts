import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authenticator } from '../../apps/api/test/authenticator.ts';
import { readSchema } from '../../apps/api/test/every-field.ts';
import { showFactor } from '../../apps/api/test/enrolled.ts';
import { addPasskey } from '../../apps/api/test/passkey.ts';
import { PETITION, signAndConfirm } from '../../apps/api/test/signing.ts';
import {
  askStaff,
  createStaff,
  PASSWORD,
  signedInAs,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let admin: SignedInStaff;
let member: string;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  admin = await signedInAs(world, 'ADMIN');
  member = (await createStaff(world, 'EDITOR')).accountId;
  await signAndConfirm(world);
});
afterAll(() => world.close());

const id = crypto.randomUUID();
const held = { petition: PETITION, reason: 'None', ids: ['A'.repeat(22)] };
const paper = {
  ...{ petition: PETITION, count: 20, note: 'Sheet 1', collectedOn: '2026-01-10' },
  idempotencyKey: id,
};
const criteria = { petition: PETITION, country: 'GB' };

/** What cannot be taken back, gives somebody more or moves a count; with what would let it be done. */
const GRAVE: Record<string, [call: string, input?: [type: string, value: () => object]]> = {
  startApp: ['secret', ['StartAppInput', () => ({ password: PASSWORD })]],
  removeApp: ['email'],
  removePasskey: [`(passkey: "${id}") { email }`],
  renewRecoveryCodes: ['codes'],
  inviteStaff: ['id', ['InviteStaffInput', () => ({ email: 'a@news.example', role: 'ADMIN' })]],
  withdrawInvitation: [`(invitation: "${id}") { id }`],
  changeStaffRole: ['id', ['ChangeStaffRoleInput', () => ({ member, role: 'ADMIN' })]],
  removeStaff: ['(member: "MEMBER") { id }'],
  invalidateSignatures: [
    'id',
    ['InvalidateSignaturesInput', () => ({ criteria, reason: 'None', expectedTotal: 1 })],
  ],
  reinstateSignatures: [`(invalidation: "${id}") { id }`],
  releaseSignatures: ['id', ['DecideHeldInput', () => held]],
  refuseSignatures: ['id', ['DecideHeldInput', () => held]],
  restoreStaff: ['(member: "MEMBER") { id }'],
  addOfflineSignatures: ['total', ['AddOfflineSignaturesInput', () => paper]],
  undoOfflineBatch: [`(batch: "${id}") { total }`],
  cancelDecision: [`(id: "${id}") { id }`],
  approveDecision: [`(id: "${id}", expectedTotal: 1) { id }`],
};
/** What a session may do that showed a factor once, or none. */
const NOT_GRAVE = [
  ...['changePassword', 'changeTimeZone', 'confirmApp'],
  ...['endOtherSessions', 'endSession', 'markAlertsRead', 'renamePasskey'],
  ...['setAlertSubscriptions', 'showSecondFactor'],
];

test('row 53: every mutation of the desk is grave, or is said not to be', () => {
  const fields = Object.keys(readSchema('staff').getMutationType()!.getFields());
  expect([...Object.keys(GRAVE), ...NOT_GRAVE].sort()).toEqual(fields.sort());
});

describe('row 53: who showed a factor eleven minutes ago', () => {
  const stale = () => showFactor(world, admin.accountId, new Date(Date.now() - 11 * 60_000));

  test.each(Object.entries(GRAVE))('is asked for it anew by %s', async (name, [call, input]) => {
    await stale();
    const document = input
      ? `mutation ($input: ${input[0]}!) { ${name}(input: $input) { ${call} } }`
      : `mutation { ${name}${call.startsWith('(') ? call.replace('MEMBER', member) : ` { ${call} }`} }`;
    const { cookie } = admin;
    const answer = await leavingAllAsItIs(world.owner, () =>
      askStaff(world, document, { input: input?.[1]() }, { cookie }),
    );
    expect([answer.status, answer.errors![0]!.extensions]).toEqual([
      403,
      { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' },
    ]);
  });

  test('is asked for it anew before a passkey is added', async () => {
    await stale();
    const passkey = new Authenticator('https://news.example');
    const added = await leavingAllAsItIs(world.owner, () =>
      addPasskey(world, admin.cookie, passkey),
    );
    expect([added.status, await added.text()]).toEqual([
      403,
      expect.stringContaining('FRESH_FACTOR'),
    ]);
  });
});
