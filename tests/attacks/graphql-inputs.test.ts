import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { everyInput } from '../../apps/api/test/every-input.ts';
import { suzie } from '../../apps/api/test/signing.ts';
import { askStaff, signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let cookie: string;
const { query } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  ({ cookie } = await signedInAs(world, 'ADMIN'));
});
afterAll(() => world.close());

const held = { input: { petition: 'none', reason: 'none', filter: {}, expectedTotal: 1 } };
const pressed = { input: { token: 'none', nonce: 'none' } };
const INPUTS = [
  ...everyInput('public', {
    article: { slug: 'intercepted-call' },
    articles: { first: 20, order: 'NEW' },
    petition: { slug: suzie.petition },
    signPetition: { input: suzie },
    confirmSignature: pressed,
    disownSignature: pressed,
    withdrawSignature: { input: { token: 'none' } },
    correctSignature: { input: { token: 'none' } },
    eraseSignature: { input: { token: 'none' } },
    requestSignatureLink: { input: { email: suzie.email, petition: suzie.petition } },
  }).map((input) => ({ ...input, isStaff: false })),
  ...everyInput('staff', {
    petitionCounts: { petition: suzie.petition },
    petitionFunnel: { petition: suzie.petition, from: null, to: null },
    offlineBatches: { petition: suzie.petition, first: 20 },
    addOfflineSignatures: {
      input: {
        ...{ petition: suzie.petition, count: 195, note: 'Two sheets.', collectedOn: '2022-03-12' },
        ...{ takeOff: false, idempotencyKey: 'a-key' },
      },
    },
    startApp: { input: { password: 'none' } },
    confirmApp: { input: { code: '000000' } },
    showSecondFactor: { input: { code: '000000' } },
    renamePasskey: { input: { passkey: 'none', name: 'none' } },
    removePasskey: { passkey: 'none' },
    endSession: { session: 'none' },
    changePassword: { input: { currentPassword: 'none', newPassword: 'a long new password' } },
    inviteStaff: { input: { email: 'none', role: 'VIEWER' } },
    withdrawInvitation: { invitation: 'none' },
    changeStaffRole: { input: { member: 'none', role: 'VIEWER' } },
    removeStaff: { member: 'none' },
    signatures: { petition: suzie.petition, filter: {}, first: 20 },
    signatureTrends: { petition: 'none', window: 'HOUR' },
    heldTotal: { petition: suzie.petition, filter: {} },
    heldPreview: { petition: suzie.petition, filter: {} },
    signatureDecision: { id: 'none' },
    previewInvalidation: { input: { petition: 'none', country: 'GB' } },
    invalidateSignatures: {
      input: {
        criteria: { petition: 'none', country: 'GB' },
        ...{ reason: 'none', expectedTotal: 1, replaces: 'none' },
      },
    },
    reinstateSignatures: { invalidation: 'none' },
    releaseSignatures: held,
    refuseSignatures: held,
    approveDecision: { id: 'none', expectedTotal: 1 },
    cancelDecision: { id: 'none' },
    auditLog: { first: 20, filter: {} },
    alerts: { first: 20 },
    setAlertSubscriptions: { input: { kinds: ['DRIFT'] } },
    markAlertsRead: { upTo: 'none' },
  }).map((input) => ({ ...input, isStaff: true })),
];

const CANARY = 'canary-value-7714';
const WRONG: Record<string, unknown[]> = {
  String: [7714, true, { [CANARY]: CANARY }, [CANARY, CANARY]],
  ID: [true, 1.5, { [CANARY]: CANARY }, [CANARY, CANARY]],
  Int: [CANARY, 1.5, 1e10, {}, [1, 2], true],
  DateTime: [CANARY, 'yesterday', '2027-02-30T25:00:00Z', true, {}, [CANARY]],
  Boolean: [CANARY, 1, 'true', {}, [true, false]],
};
const NASTY = [`${CANARY}\u0000`, `${CANARY}\ud800`, '\u202e\u0000', CANARY.repeat(3_000)];
/** Somebody may be called so, or write so, for all we know. */
const NASTY_BUT_A_NAME = [
  `${CANARY}'; drop table signatures; --`,
  `\${${CANARY}}{{constructor}}`,
  `../../${CANARY}`,
  `${CANARY}%00%0d%0a`,
  '__proto__',
];

describe.each(INPUTS)('row 38: $name', ({ path, type, document, variablesWith, isStaff }) => {
  const ask = async (variables: unknown) => {
    if (!isStaff) return query(document, variables);
    const { errors, ...answer } = await askStaff(world, document, variables, { cookie });
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as Record<string, unknown>;
    return { ...answer, code, fields };
  };
  const attacks = (values: unknown[]) =>
    leavingAllAsItIs(world.owner, () =>
      Promise.all(values.map((value) => ask(variablesWith(value)))),
    );

  test('of a wrong type is refused by name', async () => {
    for (const answer of await attacks(WRONG[type.name] ?? [CANARY, 7714, {}, [CANARY]])) {
      expectRefused(answer, 400, 'BAD_USER_INPUT');
      expect((answer.fields as { path: string[] }[])[0]!.path.slice(0, path.length)).toEqual(path);
      expect(answer.body).not.toMatch(/canary|7714/);
    }
  });

  test('of text that nobody types is refused or unknown, and never a fault of ours', async () => {
    if (type.name !== 'String' && type.name !== 'ID') return;
    const isName = ['name', 'note', 'idempotencyKey'].includes(path.at(-1)!) && path.length > 1;
    for (const answer of await attacks(isName ? NASTY : [...NASTY, ...NASTY_BUT_A_NAME])) {
      // Whoever tries passwords is slowed down.
      expect([200, 400, 404, 429]).toContain(answer.status);
      // In the log nobody did anything to what nobody knows.
      if (answer.status === 200)
        expect(answer.body).toMatch(
          /^\{"data":\{"\w+":(?:null|\{"__typename":"AuditConnection"\})\}\}\s*$/,
        );
      expect(answer.body).not.toContain('canary');
    }
  });
});
