import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../apps/api/test/authenticator.ts';
import { showFactor } from '../../apps/api/test/enrolled.ts';
import { addPasskey } from '../../apps/api/test/passkey.ts';
import {
  codeStep,
  confirmApp,
  forgetSpentCodes,
  passwordStep,
  setUpApp,
} from '../../apps/api/test/second-factor.ts';
import { askStaff, cookieFrom, PASSWORD, signedInAs, signIn } from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';
import {
  ChangeStaffRoleDocument,
  EndOtherSessionsDocument,
  RemoveAppDocument,
  RenewRecoveryCodesDocument,
  ShowSecondFactorDocument,
  StartAppDocument,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { SECOND_FACTOR_TRIES_PER_ACCOUNT } from '../../packages/shared/src/limits.ts';
import { totp } from '../support/totp.ts';

let world: World;
let staff: Awaited<ReturnType<typeof signedInAs>>;
let secret: string;
let recoveryCodes: string[];
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'ADMIN', { factor: false });
  ({ secret, recoveryCodes } = await setUpApp(world, staff.cookie));
  await forgetSpentCodes(world);
});

const ask = (document: { toString(): string }, variables: object, cookie = staff.cookie) =>
  askStaff(world, document, variables, { cookie });
const show = (code: string, cookie = staff.cookie) =>
  ask(ShowSecondFactorDocument, { input: { code } }, cookie);
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();
const sessions = async () => {
  const query = 'select count(*) from auth.session where "userId" = $1';
  return (await world.owner.query(query, [staff.accountId])).rows[0].count;
};

describe('row 53: the second step', () => {
  test('is not skipped with what the first one gives', async () => {
    const begun = await passwordStep(world, staff.email);
    const before = await sessions();
    const [, value] = begun.split('=');
    for (const cookie of [begun, `__Host-undersigned.session_token=${value}`]) {
      expect((await ask('{ staffViewer { role } }', {}, cookie)).status).toBe(401);
      expect((await show(totp(secret), cookie)).status).toBe(401);
      expect((await confirmApp(world, cookie, totp(secret))).status).toBe(401);
      const added = await addPasskey(world, cookie, new Authenticator('https://news.example'));
      expect(added.status).toBe(401);
    }
    expect(await sessions()).toBe(before);
  });

  test('is for the account whose password was right, and for one sign-in', async () => {
    const other = await signedInAs(world, 'ADMIN', { factor: false });
    await setUpApp(world, other.cookie);
    await forgetSpentCodes(world);
    const theirs = await passwordStep(world, other.email);
    expect((await codeStep(world, theirs, totp(secret))).status).toBe(400);
    const begun = await passwordStep(world, staff.email);
    expect((await codeStep(world, begun, totp(secret))).status).toBe(200);
    expect((await codeStep(world, begun, totp(secret, 1))).status).toBe(401);
    expect((await codeStep(world, begun, recoveryCodes[0])).status).toBe(401);
  });

  test('makes a guest of who has a session from before there was a factor', async () => {
    await world.owner.query('update auth.session set "factorAt" = null where "userId" = $1', [
      staff.accountId,
    ]);
    const { data } = await ask('{ staffViewer { role } }', {});
    expect(data).toEqual({ staffViewer: { role: 'VIEWER' } });
    // Nor does it set up another one: it has the password, and not the factor.
    const again = await ask(StartAppDocument, { input: { password: PASSWORD } });
    expect(again.status).toBe(403);
  });
});

describe('row 53: a code', () => {
  test('that was shown in a session logs nobody in, nor the other way round', async () => {
    const code = totp(secret);
    expect((await show(code)).status).toBe(200);
    expect((await codeStep(world, await passwordStep(world, staff.email), code)).status).toBe(400);
    const later = totp(secret, 1);
    expect((await codeStep(world, await passwordStep(world, staff.email), later)).status).toBe(200);
    expect((await show(later)).status).toBe(400);
  });

  test('is not another one for a gap in it, or digits of another script', async () => {
    const code = totp(secret);
    expect((await show(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
    for (const same of [code, ` ${code} `, [...code].join(' '), `${code}\u00a0`]) {
      expect((await show(same)).status).toBe(400);
    }
    const arabic = [...totp(secret, 1)].map((d) => String.fromCharCode(0x660 + Number(d))).join('');
    expect((await show(arabic)).status).toBe(400);
  });

  test('is guessed at ten times, however many first steps were taken before', async () => {
    const begun: string[] = [];
    // One by one: who is right is not slowed down.
    for (let i = 0; i < 30; i += 1) begun.push(await passwordStep(world, staff.email));
    const guesses = begun.map((step, i) =>
      codeStep(world, step, String((Number(totp(secret)) + 1000 + i) % 1_000_000).padStart(6, '0')),
    );
    const answers = await Promise.all(guesses);
    const tried = answers.filter(({ status }) => status === 400);
    expect(new Set(statuses(answers))).toEqual(new Set([400, 429]));
    expect(tried).toHaveLength(SECOND_FACTOR_TRIES_PER_ACCOUNT);
  });

  test('is guessed at ten times in a session too, all at once', async () => {
    const guesses = Array.from({ length: 30 }, () => show('abcde-fgh23'));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(
      SECOND_FACTOR_TRIES_PER_ACCOUNT,
    );
  });
});

describe('row 53: a recovery code', () => {
  test('that is used at once in many places is used once', async () => {
    const [code] = recoveryCodes;
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => passwordStep(world, staff.email)),
    );
    const before = await sessions();
    const answers = await Promise.all([
      ...begun.map((step) => codeStep(world, step, code)),
      show(code!),
      show(code!),
    ]);
    expect(statuses(answers).filter((status) => status === 200)).toEqual([200]);
    expect(await sessions()).toBeLessThanOrEqual(before + 1);
    const left = await ask('{ ownAccount { recoveryCodesLeft } }', {});
    expect(left.data).toEqual({ ownAccount: { recoveryCodesLeft: 9 } });
  });

  test('of before is none once there are new ones, also for who sends it at that moment', async () => {
    await Promise.all([
      ask(RenewRecoveryCodesDocument, {}),
      ...recoveryCodes.slice(0, 4).map((code) => show(code)),
    ]);
    const left = await ask('{ ownAccount { recoveryCodesLeft } }', {});
    expect(left.data).toEqual({ ownAccount: { recoveryCodesLeft: 10 } });
    expect((await show(recoveryCodes[9]!)).status).toBe(400);
  });
});

describe('row 53: ten minutes after a factor was shown', () => {
  test('are those of the session in which it was', async () => {
    const elsewhere = cookieFrom(
      await codeStep(world, await passwordStep(world, staff.email), recoveryCodes[0]),
    );
    await showFactor(world, staff.accountId, new Date(Date.now() - 11 * 60_000));
    expect((await show(totp(secret), elsewhere)).status).toBe(200);
    const refused = await ask(RemoveAppDocument, {});
    expect(refused.errors![0]!.extensions).toEqual({ code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
    const member = { input: { member: staff.accountId, role: 'ADMIN' } };
    const here = await ask(ChangeStaffRoleDocument, member);
    expect(here.errors![0]!.extensions['reason']).toBe('FRESH_FACTOR');
  });

  test('do not begin by logging in with a password beside them', async () => {
    await ask(EndOtherSessionsDocument, {});
    const headers = { cookie: staff.cookie, ...from(anyAddress()) };
    const begun = await signIn(world, { email: staff.email, password: PASSWORD }, headers);
    expect(await begun.json()).toEqual({ next: 'SECOND_FACTOR', hasPasskey: false });
    expect(await sessions()).toBe(1);
  });
});
